// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/problem.hpp"

#include <lamina/backends/cuda/family/layered.hpp>

namespace lamina::laws {

using namespace core;

/// Formulas that a library has an epilogue for, and one that it has none for.
using MixedFormulas =
    Problem<Sequential<Linear<3, 5>, ReLU, Linear<5, 4>, GELUTanh, Linear<4, 7, NoBias>, GELU, Linear<7, 2>>,
            MSELoss<>, SGD<>, double>;

/// That a problem by launches over a whole device, eight rows at a time, trains as on the reference backend.
template <class Runtime, class P>
void trains_layered(std::size_t rows)
{
    using Body =
        cuda::Layered<Runtime, 8, double, typename P::Model, typename P::Loss, typename P::Optimizer>;
    P const problem(rows);
    std::vector<double> memory(Body::memory_size);
    cuda::Repetition<Runtime, cuda::StepKey<double>> repetition;
    check_close(problem.template by<double>([&](auto const& steps, auto const& batch) {
        Body::train(steps, batch, memory.data(), repetition);
    }),
                problem.expected());
}

} // namespace lamina::laws
