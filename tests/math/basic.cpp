// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/basic.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

constexpr auto root = [](auto x) { return math::sqrt(x); };
constexpr auto std_root = [](auto x) { return std::sqrt(x); };
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("sqrt in constant evaluation")
{
    check_constant_evaluation<0.0, 10.0, root, std_root>();
    check_constant_evaluation<1e-30, 1e30, root, std_root>();
    for (std::size_t i = 0; i < 41; ++i) // correctly rounded, as the hardware's
        CHECK(computed<double, 0.0, 10.0, root>[i] == std::sqrt(grid<double, 0.0, 10.0>[i]));
    static_assert(math::sqrt(4.0) == 2 && math::sqrt(-1.0) != math::sqrt(-1.0));
}

TEST_CASE("A rounded product stays rounded in a sum")
{
    double const x = 1 + 0x1p-30; // whose square, 1 + 2^-29 + 2^-60, loses its end
    CHECK(math::rounded(x * x) - (1 + 0x1p-29) == 0);
    static_assert(math::rounded(3) == 3);
}

TEST_CASE("max and min hand on a NaN that comes second")
{
    static_assert(math::greater_of(0.0, 3.0) == 3 && math::greater_of(0.0, -3.0) == 0 &&
                  math::greater_of(0.0, not_a_number) != math::greater_of(0.0, not_a_number));
    static_assert(math::smaller_of(6.0, 3.0) == 3 && math::smaller_of(6.0, 7.0) == 6 &&
                  math::smaller_of(6.0, not_a_number) != math::smaller_of(6.0, not_a_number));
}

TEST_CASE("scale reaches subnormals and infinity with one rounding")
{
    static_assert(math::scale(1.0, -1074) == std::numeric_limits<double>::denorm_min());
    static_assert(math::scale(1.5, 1023) == 1.5 * 0x1p1023 &&
                  math::scale(1.0, 1024) == std::numeric_limits<double>::infinity());
    static_assert(math::Split(12.0).exponent == 4 && math::Split(12.0).fraction == 0.75);
}
