// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/class_weights.hpp>
#include <lamina/data/dataset.hpp>
#include <lamina/data/min_max.hpp>
#include <lamina/data/one_hot.hpp>
#include <lamina/data/split.hpp>
#include <lamina/data/standardise.hpp>
