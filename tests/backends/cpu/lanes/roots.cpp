// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/roots.hpp>

#include "catch.hpp"
#include "laws/ulp.hpp"
#include "local/lane.hpp"
#include "local/widths.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

template <class T>
void check_numbers()
{
    using Numbers = cpu::Roots<T>;
    for (std::size_t j = 0; j < 16; ++j) {
        long double const root = std::exp2(static_cast<long double>(j) / 16);
        CHECK(Numbers::numbers[j] == static_cast<T>(root));
        double const left = double(root / Numbers::numbers[j] - 1); // as far as long double knows it
        CHECK(Numbers::left[j] ==
              Approx(left).epsilon(1e-6).margin(std::numeric_limits<long double>::epsilon()));
    }
    long double const step = std::log(2.0L) / 16;
    CHECK(Numbers::ln2_high == static_cast<T>(step));
    CHECK(Numbers::ln2_low == Approx(double(step - Numbers::ln2_high)).epsilon(1e-3));
}

template <class T, class Arch>
void check_powers()
{
    if constexpr (cpu::has_roots<T, Arch>) {
        double power = 0, difference = 0;
        for (int i = 0; i < 40'000; ++i) {
            T const x = static_cast<T>(i % 2 == 0 ? i * 0.002 : i * 0.00002);
            auto const wide = static_cast<long double>(x);
            power = std::max(
                power, laws::ulps(laws::in_lanes<Arch>([](auto lanes) { return exp_by_roots(lanes); }, x),
                                  std::exp(wide)));
            if (x > 0)
                difference = std::max(
                    difference,
                    laws::ulps(laws::in_lanes<Arch>([](auto lanes) { return expm1_by_roots(lanes); }, x),
                               std::expm1(wide)));
        }
        CHECK(power <= 1.3);
        CHECK(difference <= 2);
    } else {
        static_assert(cpu::Lanes<T, Arch>::size * sizeof(T) < 64);
    }
}

} // namespace

TEST_CASE("Roots of two are rounded to nearest, and what is left of them is known")
{
    check_numbers<float>();
    check_numbers<double>();
}

TEMPLATE_LIST_TEST_CASE("Powers are put together from roots", "", laws::Widths)
{
    check_powers<float, TestType>();
    check_powers<double, TestType>();
}
