// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/stages.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t In, std::size_t Out, bool HasBias>
using Known = Dense<Constant<In>, Constant<Out>, HasBias>;
}

TEST_CASE("A stage is a contraction with the formulas that follow it")
{
    using A = Sequential<Linear<2, 3>, Tanh, Sigmoid, Linear<3, 4>, Linear<4, 1, NoBias>, ReLU>;
    using Wanted = Model<Stage<Known<2, 3, true>, Tanh, Sigmoid>, Stage<Known<3, 4, true>>,
                         Stage<Known<4, 1, false>, ReLU>>;
    static_assert(std::same_as<ModelOf<A>, Wanted>);
    static_assert(Wanted::is_static && std::is_empty_v<Wanted> && Wanted::array_count == 5);
}

TEST_CASE("Formulas before the first contraction are a stage without one")
{
    using A = Sequential<Tanh, Sigmoid, Named<"only", Linear<2, 3>>>;
    using Wanted = Model<Stage<Direct<Constant<2>>, Tanh, Sigmoid>, Stage<Known<2, 3, true>>>;
    static_assert(std::same_as<ModelOf<A>, Wanted>);
}

TEST_CASE("A formula of rows is a stage of its own, with those of single values that follow it")
{
    using A = Sequential<Softmax, Linear<2, 3>, Tanh, LayerNorm<3>, Tanh, Softmax>;
    using Wanted =
        Model<Stage<Rowwise<Constant<2>, Softmax>>, Stage<Known<2, 3, true>, Tanh>,
              Stage<Rowwise<Constant<3>, LayerNorm<3>>, Tanh>, Stage<Rowwise<Constant<3>, Softmax>>>;
    static_assert(std::same_as<ModelOf<A>, Wanted>);
    static_assert(Wanted::has_row_formulas && Wanted::has_trained_formulas && Wanted::array_count == 4);
    static_assert(StageOf<Wanted, 2>::formula_sizes == std::array<std::size_t, 2>{3, 3});
}
