// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/lanes.hpp>

#include "catch.hpp"
#include "laws/ulp.hpp"
#include "local/widths.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

/// A function of lanes against the same of the standard library in long double, in ulp.
template <class T, class Arch>
double worst(auto const& of_lanes, auto const& exact, std::vector<double> const& points)
{
    using Lanes = cpu::Lanes<T, Arch>;
    alignas(64) T numbers[Lanes::size];
    double result = 0;
    for (double const point : points) {
        T const x = static_cast<T>(point);
        of_lanes(Lanes(x)).store(numbers);
        for (T const number : numbers)
            result = std::max(result, laws::ulps(number, exact(static_cast<long double>(x))));
    }
    return result;
}

std::vector<double> grid(double low, double high)
{
    std::vector<double> points;
    for (int i = 0; i <= 2000; ++i) points.push_back(low + (high - low) * i / 2000);
    return points;
}

template <class T, class Arch>
void check_functions()
{
    auto const check = [](auto const& f, auto const& exact, double low, double high, double most) {
        CHECK(worst<T, Arch>(f, exact, grid(low, high)) <= most);
    };
    // xsimd's own error, measured over millions of arguments: float erf 2.37 ulp; without FMA a little more
    check([](auto x) { return erf(x); }, [](long double x) { return std::erf(x); }, -5, 5, 3);
    check([](auto x) { return decltype(x)(T(1)) / x; }, [](long double x) { return 1 / x; }, 0.1, 100, 0.5);
    check([](auto x) { return sqrt(x); }, [](long double x) { return std::sqrt(x); }, 0, 100, 0.5);
    check([](auto x) { return sin(x); }, [](long double x) { return std::sin(x); }, -3, 3, 2);
    check([](auto x) { return cos(x); }, [](long double x) { return std::cos(x); }, -1.5, 1.5, 2);
    check([](auto x) { return sinh(x); }, [](long double x) { return std::sinh(x); }, -5, 5, 3);
    check([](auto x) { return cosh(x); }, [](long double x) { return std::cosh(x); }, -5, 5, 3);
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Functions of lanes are as exact as xsimd's table says", "", laws::Widths)
{
    check_functions<float, TestType>();
    check_functions<double, TestType>();
}

TEMPLATE_LIST_TEST_CASE("Where xsimd is wrong the lanes are right", "", laws::Widths)
{
    std::vector<double> const huge{1e10, 1.8e300, -2.5e243, 0.5, 1.5, -3};
    CHECK(worst<double, TestType>([](auto x) { return erf(x); }, [](long double x) { return std::erf(x); },
                                  huge) <= 1);
}

namespace {

template <class T, class Arch>
void check_nan()
{
    using Lanes = cpu::Lanes<T, Arch>;
    Lanes const number(T(1)), nan(std::numeric_limits<T>::quiet_NaN());
    CHECK(std::isnan(sum(greater_of(number, nan))));
    CHECK(std::isnan(sum(smaller_of(number, nan))));
    CHECK(std::isnan(sum(greater(number, nan))));
    CHECK(std::isnan(sum(greater(nan, number))));
    CHECK(sum(greater_of(number, Lanes(T(3)))) == T(3) * Lanes::size);
    CHECK(sum(smaller_of(number, Lanes(T(3)))) == Lanes::size);
    CHECK(sum(select(nan != nan, number, Lanes(T(0)))) == Lanes::size);
    CHECK(std::signbit(sum(-Lanes(T(0)))));
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Of a number and x the NaN that x is, of two numbers either's", "", laws::Widths)
{
    check_nan<float, TestType>();
    check_nan<double, TestType>();
}

TEMPLATE_LIST_TEST_CASE("Lanes are numbered, added up and chosen from", "", laws::Widths)
{
    using Lanes = cpu::Lanes<double, TestType>;
    constexpr double n = Lanes::size;
    CHECK(sum(Lanes::index()) == n * (n - 1) / 2);
    CHECK(sum(select(Lanes::index() < Lanes(1.0), Lanes(5.0), Lanes(0.0))) == 5);
    CHECK(sum(fma(Lanes(2.0), Lanes(3.0), Lanes(4.0))) == 10 * n);
}

namespace {

template <class T, class Arch, std::size_t Count>
void check_sums()
{
    using Lanes = cpu::Lanes<T, Arch>;
    std::array<Lanes, Count> parts;
    for (std::size_t i = 0; i < Count; ++i)
        parts[i] = Lanes::index() * Lanes(static_cast<T>(i + 1)) + Lanes(static_cast<T>(i * i));
    alignas(64) T numbers[Lanes::size];
    sums(parts).store(numbers);
    for (std::size_t i = 0; i < Count; ++i) CHECK(numbers[i] == cpu::sum(parts[i]));
    for (std::size_t i = Count; i < Lanes::size; ++i) CHECK(numbers[i] == 0);
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Sums of many registers come in their order", "", laws::Widths)
{
    auto const check = []<class T>(T) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (check_sums<T, TestType, I + 1>(), ...);
        }(std::make_index_sequence<cpu::Lanes<T, TestType>::size>{});
    };
    check(float{});
    check(double{});
}
