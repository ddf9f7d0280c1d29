// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Forward only, without xtensor: declare a network, set its parameters from spans or braces, and run it on
/// spans.
///
///     Network<A> net{zeros};
///     net.set<"0.weight">(weights);            // anything that converts to std::span<float const>
///     net.forward(x, y);                       // std::span<float const, In>, std::span<float, Out>
#include <lamina/architecture.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/metrics.hpp>
#include <lamina/summary.hpp>
