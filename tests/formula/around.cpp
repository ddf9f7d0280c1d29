// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/around.hpp>

#include "catch.hpp"

#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Optimizers around others are seen through")
{
    static_assert(!is_grouped<SGD<>> && !is_told_norm<SGD<>>);
    static_assert(is_told_norm<ClipNorm<SGD<>>> && is_told_norm<EMA<ClipNorm<SGD<>>>> &&
                  is_told_norm<Groups<ClipNorm<SGD<>>>> && !is_told_norm<EMA<ClipValue<SGD<>>>>);
    static_assert(is_grouped<Groups<SGD<>>> && is_grouped<ClipNorm<ClipValue<Groups<SGD<>>>>> &&
                  !is_grouped<EMA<SGD<>>>);
    static_assert(std::same_as<GroupsIn<ClipNorm<Groups<SGD<>>>>::type, Groups<SGD<>>>);
    static_assert(UpdatesEachAlike<EMA<ClipValue<SGD<>>>>::value &&
                  !UpdatesEachAlike<ClipNorm<SGD<>>>::value);
    static_assert(KeepsAverage<EMA<SGD<>>>::value && !KeepsAverage<SGD<>>::value);
}

TEST_CASE("The innermost optimizer has the learning rate, that of a group its numbers")
{
    auto clipped = ClipNorm{1.0, ClipValue{0.5, SGD{.lr = 0.25, .momentum = 0.5}}};
    CHECK(innermost(clipped).lr == 0.25);
    innermost(clipped).lr = 0.5;
    CHECK(clipped.optimizer.optimizer.lr == 0.5);
    tell_norm(clipped, 4.0);
    CHECK(clipped.scale == 1 / (4 + 1e-6));

    auto const grouped = ClipValue{
        2.0, Groups{SGD{.lr = 0.25}, group<"*.bias">([](auto& sgd) { sgd.lr *= 4; }), freeze<"0.">}};
    CHECK(optimizer_of_group<0>(grouped).optimizer.lr == 0.25);
    CHECK(optimizer_of_group<1>(grouped).optimizer.lr == 1);
    CHECK(optimizer_of_group<1>(grouped).value == 2);
}
