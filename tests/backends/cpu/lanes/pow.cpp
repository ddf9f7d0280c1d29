// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/pow.hpp>

#include "catch.hpp"
#include "local/lane.hpp"
#include "local/widths.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

template <class T, class Arch>
T pow_of(T x, T y)
{
    return laws::in_lanes<Arch>([y](auto lanes) { return pow(lanes, decltype(lanes)(y)); }, x);
}

template <class T, class Arch>
void check_pow()
{
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> base(0.1, 100), exponent(-3, 3);
    for (int i = 0; i < 20'000; ++i) {
        T const x = static_cast<T>(base(random)), y = static_cast<T>(exponent(random));
        auto const right = std::pow(static_cast<long double>(x), static_cast<long double>(y));
        if (laws::ulps(pow_of<T, Arch>(x, y), right) > 2 + 2 * std::abs(double(y) * std::log(double(x))))
            FAIL(x << " to the power " << y << " is " << pow_of<T, Arch>(x, y) << ", not " << right);
    }
    auto const infinity = std::numeric_limits<T>::infinity();
    CHECK(pow_of<T, Arch>(-2, 3) == Approx(-8));
    CHECK(pow_of<T, Arch>(-2, -2) == Approx(0.25));
    CHECK(std::isnan(pow_of<T, Arch>(-2, T(0.5))));
    CHECK(pow_of<T, Arch>(0, -2) == infinity);
    CHECK(pow_of<T, Arch>(-T(0), -3) == -infinity);
    CHECK(pow_of<T, Arch>(-infinity, T(0.5)) == infinity);
    CHECK(pow_of<T, Arch>(1, std::numeric_limits<T>::quiet_NaN()) == 1);
    CHECK(pow_of<T, Arch>(std::numeric_limits<T>::quiet_NaN(), 0) == 1);
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Powers are exp(y log|x|), and what is special is std::pow's", "", laws::Widths)
{
    check_pow<float, TestType>();
    check_pow<double, TestType>();
}
