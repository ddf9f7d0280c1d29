// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/concat.hpp>
#include <lamina/layers/dropout.hpp>
#include <lamina/layers/layer_norm.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/layers/named.hpp>
#include <lamina/layers/residual.hpp>
#include <lamina/layers/rms_norm.hpp>
