// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/stage.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Stages are visited in order, and found by position")
{
    Model<Stage<Dense<std::size_t, std::size_t, true>>, Stage<Dense<std::size_t, std::size_t, false>>> const
        sizes{Stage<Dense<std::size_t, std::size_t, true>>{{5, 7}},
              Stage<Dense<std::size_t, std::size_t, false>>{{7, 2}}};
    static_assert(!sizes.is_static);
    CHECK(sizes.at<1>().contraction.outputs == 2);
    std::size_t product = 1;
    sizes.each([&](auto const& stage) { product = product * 10 + stage.contraction.inputs; });
    CHECK(product == 157);
}

TEST_CASE("A stage has the arrays of its contraction, then those of its formulas")
{
    using Plain = Stage<Dense<Constant<2>, Constant<3>, true>, Tanh>;
    static_assert(Plain::array_count == 2 && Plain::formula_sizes.size() == 0);
    using Rows = Stage<Rowwise<Constant<3>, LayerNorm<3>>, Tanh>;
    static_assert(Rows::array_count == 2 && Rows::formula_sizes == std::array<std::size_t, 2>{3, 3});
}
