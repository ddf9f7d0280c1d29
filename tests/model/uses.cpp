// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/uses.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using Chained = Uses<ModelOf<Sequential<Tanh, Linear<2, 3>, Tanh, Linear<3, 1>>>>;
// value 1 goes to stage 1 and is added in it; value 2 to stages 2, 3 and, as it is, to the Concat in stage 4
using A = Sequential<Linear<2, 3>, Tanh, Residual<Linear<3, 3>, Tanh>, ReLU,
                     Concat<Linear<3, 2>, Sequential<Linear<3, 4>, Tanh>, Identity>, Linear<9, 1>>;
using Branched = Uses<ModelOf<A>>;
} // namespace

TEST_CASE("In a chain the next stage alone uses each value")
{
    static_assert(Chained::is_chain && Chained::is_for_next_alone(0) && Chained::is_completed_by_next(2));
    static_assert(!Chained::is_for_next_alone(3) && Chained::count(3) == 0); // the output
}

TEST_CASE("A value may be used by several stages, and by formulas")
{
    static_assert(!Branched::is_chain && Branched::count(0) == 1 && Branched::count(1) == 2 &&
                  Branched::count(2) == 3);
    static_assert(Branched::is_first(1, Use{1, true, 0}) && Branched::is_last(1, Use{1, false, 0}));
    static_assert(Branched::is_first(2, Use{4, false, 2}) && Branched::is_last(2, Use{2, false, 0}));
    static_assert(!Branched::is_first(2, Use{3, false, 0}) && !Branched::is_last(2, Use{3, false, 0}));
}

TEST_CASE("The gradient of a value is complete after the stage that follows it, or waits")
{
    static_assert(Branched::is_completed_by_next(1) && Branched::is_completed_by_next(2));
    static_assert(!Branched::is_completed_by_next(3)); // of the first branch, which the Concat alone uses
    static_assert(Branched::is_completed_by_next(4));
}

TEST_CASE("A gradient is needed where something before it is trained, or where that of the input is wanted")
{
    static_assert(!Chained::needs(0, false) && Chained::needs(0, true));
    static_assert(!Chained::needs(1, false) && Chained::needs(1, true) && Chained::needs(2, false));
    static_assert(Branched::needs(1, false) && !Branched::needs(0, false));
}

TEST_CASE("A model is random where a formula has random operands, in training alone")
{
    using D = Sequential<Linear<2, 3>, Dropout<>, Tanh>;
    static_assert(is_random<TrainingModelOf<D>> && !is_random<ModelOf<D>> && !is_random<ModelOf<A>>);
    static_assert(std::same_as<ModelOf<A>, TrainingModelOf<A>>);
}
