// SPDX-License-Identifier: BSL-1.0
#include <lamina/math/pow.hpp>

#include "math/constant.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("pow in constant evaluation is within 3 + |y log x| ulp")
{
    constexpr std::array<double, 5> bases{0.01, 0.5, 1.5, 7, 123.456};
    constexpr std::array<double, 5> exponents{-2.5, -0.3, 0.5, 1.7, 20.25};
    constexpr auto values = [=] {
        std::array<std::array<double, 5>, 5> table{};
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j) table[i][j] = math::pow(bases[i], exponents[j]);
        return table;
    }();
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 5; ++j) {
            double const most = 3 + std::abs(exponents[j] * std::log(bases[i]));
            CHECK(laws::ulps(values[i][j], std::pow(static_cast<long double>(bases[i]),
                                                    static_cast<long double>(exponents[j]))) <= most);
        }
    static_assert(math::pow(-2.0, 3.0) > -8.0001 && math::pow(-2.0, 3.0) < -7.9999);
    static_assert(math::pow(-2.0, 0.5) != math::pow(-2.0, 0.5));
    static_assert(math::pow(0.0, 2.0) == 0 &&
                  math::pow(0.0, -1.0) == std::numeric_limits<double>::infinity());
    static_assert(math::pow(5.0, 0.0) == 1);
}
