// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers/clip_norm.hpp>

#include "catch.hpp"

#include <lamina/optimizers/sgd.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("ClipNorm is another optimizer by a gradient of a norm of at most so much")
{
    static_assert(Optimizer<ClipNorm<SGD<>>>);
    constexpr auto scaled = [](double norm) {
        ClipNorm clipped{2.0, SGD{.lr = 0.25}};
        clipped.measure(norm);
        return clipped.scale;
    };
    static_assert(scaled(1) == 1 && scaled(0) == 1 && scaled(8) == 2 / (8 + 1e-6)); // as PyTorch's eps
    using Rule = UpdateRule<ClipNorm<SGD<>>>;
    static_assert(Rule::apply<double, 2>(1, 4, {}, {0.5, 0.25}) == 0.5);
}
