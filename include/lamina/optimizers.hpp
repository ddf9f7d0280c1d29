// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/optimizers/clip_norm.hpp>
#include <lamina/optimizers/clip_value.hpp>
#include <lamina/optimizers/ema.hpp>
#include <lamina/optimizers/groups.hpp>
#include <lamina/optimizers/sgd.hpp>
