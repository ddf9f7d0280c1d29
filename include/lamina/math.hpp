// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math/basic.hpp>
#include <lamina/math/erf.hpp>
#include <lamina/math/exp.hpp>
#include <lamina/math/hyperbolic.hpp>
#include <lamina/math/log.hpp>
#include <lamina/math/pow.hpp>
#include <lamina/math/trigonometric.hpp>
