// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/optimizers/adadelta.hpp>
#include <lamina/optimizers/adagrad.hpp>
#include <lamina/optimizers/adam.hpp>
#include <lamina/optimizers/adamax.hpp>
#include <lamina/optimizers/adamw.hpp>
#include <lamina/optimizers/clip_norm.hpp>
#include <lamina/optimizers/clip_value.hpp>
#include <lamina/optimizers/ema.hpp>
#include <lamina/optimizers/groups.hpp>
#include <lamina/optimizers/lion.hpp>
#include <lamina/optimizers/nadam.hpp>
#include <lamina/optimizers/radam.hpp>
#include <lamina/optimizers/rmsprop.hpp>
#include <lamina/optimizers/rprop.hpp>
#include <lamina/optimizers/sgd.hpp>
