// SPDX-License-Identifier: BSL-1.0
#include <lamina/targets.hpp>

#include "catch.hpp"

#include <lamina/arrays.hpp>
#include <lamina/losses.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

/// As much of a network as a batch must fit.
struct Widths {
    using value_type = double;
    static constexpr std::size_t inputs = 2;
    static constexpr std::size_t outputs = 1;
};

} // namespace

TEST_CASE("A loss compares with what it can read")
{
    static_assert(Comparable<MSELoss<>, double, Gives<3>, xt::xtensor<double, 2>>::value);
    static_assert(
        Comparable<MSELoss<>, double, Gives<3>, xt::xtensor_fixed<double, xt::xshape<4, 3>>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, double, Gives<3>, xt::xtensor<unsigned char, 1>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, double, Gives<3>, xt::xtensor<double, 2>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, float, Gives<3>, std::vector<int>>::value);
    static_assert(IntegerRange<std::vector<int>> && IntegerRange<std::array<long, 3>> &&
                  !IntegerRange<std::vector<float>> && !IntegerRange<xt::xtensor<int, 1>>);
}

TEST_CASE("Labels are read one for each row")
{
    auto const labels = open_target(std::vector{2, 0, 1});
    static_assert(LabelSource<decltype(labels)>);
    CHECK(labels.rows() == 3);
    xt::xtensor<int, 1> const array{2, 0, 1};
    auto const same = open_target(array);
    CHECK(same.rows() == 3);
    CHECK(same.label(2) == 1);
    xt::xtensor_fixed<int, xt::xshape<2>> const fixed{1, 2};
    static_assert(std::same_as<decltype(open_target(fixed).rows()), Constant<2>>);
    xt::xtensor<double, 2> const numbers{{1, 2}};
    static_assert(!LabelSource<decltype(open_target(numbers))>);
}

TEST_CASE("A batch is opened when its widths fit a network")
{
    xt::xtensor<double, 2> const x{{1, 2}, {3, 4}}, t{{5}, {6}};
    double seen = 0;
    auto const add = [&](auto const& samples, auto const& targets) { seen = samples(1, 1) + targets(1, 0); };
    with_batch<Widths, MSELoss<>>(x, t, add);
    CHECK(seen == 10);
    seen = 0;
    CHECK_THROWS_AS((with_batch<Widths, MSELoss<>>(t, t, add)), ShapeError);
    CHECK_THROWS_AS((with_batch<Widths, MSELoss<>>(x, x, add)), ShapeError);
    CHECK(seen == 0);
}
