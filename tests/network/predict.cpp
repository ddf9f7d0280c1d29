// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/predict.hpp>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Warray-bounds" // g++ 12 at -O3 of xt::argmax, which a case calls beside ours
#endif

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/random/numpy.hpp>

#include <limits>
#include <vector>

#if __has_include(<xtensor/misc/xsort.hpp>) // 0.26 and later
#include <xtensor/misc/xsort.hpp>
#else
#include <xtensor/xsort.hpp>
#endif

using namespace lamina;
using namespace lamina::core;
using namespace xt; // has an argmax too

namespace {
using A = Sequential<Linear<2, 7>, Tanh, Linear<7, 3>>;
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
} // namespace

TEST_CASE("argmax is the first of the largest, and NaN is larger than all")
{
    static_assert(argmax(std::array{1, 3, 2}) == 1);
    static_assert(argmax(std::array{3.0, 3.0, 2.0}) == 0);
    static_assert(argmax(std::array{-infinity, -infinity}) == 0);
    CHECK(argmax(std::array{1.0, no_number, infinity, no_number}) == 1);
    CHECK(argmax(std::array{no_number, 1.0}) == 0);
    auto y = std::array{1.0F, 2.0F, 5.0F};
    CHECK(argmax(y) == 2);
    CHECK(argmax(std::as_const(y)) == 2);
    CHECK(argmax(std::span(y)) == 2);
    CHECK(argmax(std::span<float const>(y).first(2)) == 1);
    CHECK_THROWS_WITH(argmax(std::span<float const>()), "lamina: argmax of no numbers is none of them.");
}

TEST_CASE("softmax of one sample adds up to 1, however large the numbers")
{
    constexpr auto p = softmax(std::array{0.0, 1.0, 2.0});
    static_assert(p[0] + p[1] + p[2] > 1 - 1e-15 && p[0] + p[1] + p[2] < 1 + 1e-15);
    auto const e = std::exp(1.0);
    CHECK(p[1] == Approx(e / (1 + e + e * e)).epsilon(1e-15));
    auto const far = softmax(std::array{1e4F, 1e4F - 1, -1e4F});
    CHECK(far[0] == Approx(e / (1 + e)));
    CHECK(far[2] == 0);
    for (double const number : softmax(std::array{no_number, 1.0, 2.0})) CHECK(number != number);
    for (double const number : softmax(std::array{infinity, 1.0})) CHECK((number != number || number == 0));
}

TEST_CASE("softmax of a batch is that of each row, of any layout, lazy or fixed")
{
    xtensor<double, 2> const y = random::NumPy{1}.uniform(-9, 9, 5, 3);
    auto const check = [&](auto const& p) {
        CHECK((p.shape(0) == 5 && p.shape(1) == 3));
        for (std::size_t row = 0; row < 5; ++row) {
            auto const wanted = softmax(std::array{y(row, 0), y(row, 1), y(row, 2)});
            for (std::size_t i = 0; i < 3; ++i) CHECK(p(row, i) == wanted[i]);
        }
    };
    check(softmax(y));
    check(softmax(xtensor<double, 2, layout_type::column_major>(y)));
    check(softmax(1.0 * y));
    check(softmax(xtensor_fixed<double, xshape<5, 3>>(y)));
    static_assert(std::same_as<decltype(softmax(1.0 * y)), xtensor<double, 2>>);
    xtensor<double, 1> const one{y(2, 0), y(2, 1), y(2, 2)};
    CHECK(softmax(one)(1) == softmax(y)(2, 1));
    CHECK(softmax(xtensor<double, 2>::from_shape({0, 3})).size() == 0);
}

TEST_CASE("predict gives the label of each row, and of one sample")
{
    auto const check = [](auto const& net) {
        xtensor<float, 2> const x = random::NumPy{1}.uniform(-4, 4, 50, 2);
        auto const y = net(x);
        auto const labels = predict(net, x);
        static_assert(std::same_as<decltype(labels), xtensor<std::size_t, 1> const>);
        xtensor<std::size_t, 1> const wanted = xt::argmax(y, 1);
        CHECK((labels == wanted));
        CHECK((predict(net, 1.0F * x) == wanted));
        for (std::size_t row = 0; row < 50; ++row) {
            std::size_t const one = predict(net, {x(row, 0), x(row, 1)});
            CHECK(one == wanted(row));
            CHECK(predict(net, xtensor<float, 1>{x(row, 0), x(row, 1)}) == one);
            CHECK(predict(net, xtensor_fixed<float, xshape<2>>{x(row, 0), x(row, 1)}) == one);
        }
        xtensor_fixed<float, xshape<3, 2>> const few = view(x, range(0, 3), all());
        CHECK((predict(net, few) == xtensor<std::size_t, 1>(view(wanted, range(0, 3)))));
        CHECK(predict(net, xtensor<float, 2>::from_shape({0, 2})).size() == 0);
        CHECK_THROWS_AS(predict(net, y), ShapeError);
    };
    check(Network<A>{random::Torch{2}});
    check(reference::Network<A>{random::Torch{2}});
}

TEST_CASE("accuracy is the part that is right, of labels of any integers")
{
    xtensor<std::size_t, 1> const predicted{0, 2, 1, 2};
    CHECK(accuracy(predicted, xtensor<int, 1>{0, 2, 1, 0}) == 0.75);
    CHECK(accuracy(predicted, std::vector<long>{0, 2, 1, 2}) == 1);
    CHECK(accuracy(std::vector<int>{0, -1}, std::array<unsigned, 2>{1, ~0U}) == 0);
    CHECK_THROWS_WITH(
        accuracy(predicted, std::vector<int>{0, 1}),
        "lamina: there are 4 predicted labels and 2 to compare them with; accuracy needs as many "
        "of both, at least one.");
    CHECK_THROWS_AS(accuracy(std::vector<int>{}, std::vector<int>{}), ShapeError);
}
