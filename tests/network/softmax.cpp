// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/softmax.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>
#include <lamina/random/numpy.hpp>

#include <limits>

using namespace lamina;
using namespace xt;

namespace {
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
} // namespace

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
