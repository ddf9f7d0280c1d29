// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What networks are declared with, without a backend, xsimd or xtensor.
#include <lamina/activations.hpp>
#include <lamina/layers.hpp>
#include <lamina/model/connected.hpp>
#include <lamina/model/facts.hpp>
