// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Trainer with `fit`: data sets, epochs, validation.
#include <lamina/data.hpp>
#include <lamina/fit/fit.hpp>
