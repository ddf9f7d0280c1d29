// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Forward only, without xtensor: declare a network, set its parameters from spans or braces, and run it on
/// what the standard library has.
///
///     Network<A> net{zeros};
///     net.set<"0.weight">(weights);            // anything that converts to std::span<float const>
///     net.forward(x, y);                       // std::span<float const, In>, std::span<float, Out>
///     auto const one = net({0.5, 0.7});        // a std::array; a std::vector or std::array is a sample too
///     net.forward(MatrixView{pointer, rows, In}, MatrixView{results, Out}); // rows by pointer, of a vector
#include <lamina/architecture.hpp>
#include <lamina/arrays/matrix_view.hpp>
#include <lamina/metrics/accuracy.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/network.hpp>
#include <lamina/network/predict.hpp>
#include <lamina/network/softmax.hpp>
