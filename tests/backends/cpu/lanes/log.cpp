// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/log.hpp>

#include "catch.hpp"
#include "local/lane.hpp"
#include "local/widths.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// The largest error of log over all normal sizes, around 1, and of what is subnormal, in ulp.
template <class T, class Arch>
double worst_log()
{
    using Limits = std::numeric_limits<T>;
    std::uniform_real_distribution<double> exponent(Limits::min_exponent - 20, Limits::max_exponent),
        near(0.5, 2);
    return laws::worst_error<T>(
        60'000, [](T x) { return laws::in_lanes<Arch>([](auto lanes) { return log(lanes); }, x); },
        [](long double x) { return std::log(x); },
        [&](auto& random, int i) { return i % 2 == 0 ? std::exp2(exponent(random)) : near(random); });
}

/// The same of log1p, of small numbers of both signs too.
template <class T, class Arch>
double worst_log1p()
{
    std::uniform_real_distribution<double> exponent(-100, 100), wide(-1, 3);
    return laws::worst_error<T>(
        60'000, [](T x) { return laws::in_lanes<Arch>([](auto lanes) { return log1p(lanes); }, x); },
        [](long double x) { return std::log1p(x); },
        [&](auto& random, int i) {
            double const size = std::exp2(exponent(random));
            return i % 3 == 0 ? wide(random) : i % 3 == 1 || size >= 1 ? size : -size;
        });
}

} // namespace

TEMPLATE_LIST_TEST_CASE("log is within 1 ulp, of subnormal numbers too", "", laws::Widths)
{
    double const without_fma = std::same_as<TestType, laws::Shortest> ? 0.2 : 0; // two roundings for one
    CHECK(worst_log<double, TestType>() <= 1 + without_fma);
    CHECK(worst_log<float, TestType>() <= 1 + without_fma);
}

TEMPLATE_LIST_TEST_CASE("log1p is within 1 ulp, however near to 0", "", laws::Widths)
{
    double const without_fma = std::same_as<TestType, laws::Shortest> ? 0.2 : 0;
    CHECK(worst_log1p<double, TestType>() <= 1 + without_fma);
    CHECK(worst_log1p<float, TestType>() <= 1 + without_fma);
}
