// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Trainer and OwningTrainer, for networks of every backend.
#include <lamina/network/trainer.hpp>
