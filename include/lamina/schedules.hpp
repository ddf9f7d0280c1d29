// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/schedules/constant_factor.hpp>
#include <lamina/schedules/cosine.hpp>
#include <lamina/schedules/exponential_decay.hpp>
#include <lamina/schedules/linear_warmup.hpp>
#include <lamina/schedules/multi_step_decay.hpp>
#include <lamina/schedules/one_cycle.hpp>
#include <lamina/schedules/polynomial_decay.hpp>
#include <lamina/schedules/progress.hpp>
#include <lamina/schedules/reduce_on_plateau.hpp>
#include <lamina/schedules/step_decay.hpp>
