// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/extremes.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <cmath>
#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {

template <class T, class Arch>
void check_extremes()
{
    using Batch = xsimd::batch<T, Arch>;
    auto const first = [](Batch const& batch) {
        alignas(64) T lanes[Batch::size];
        batch.store_aligned(lanes);
        return lanes[0];
    };
    auto const greater = [&](T number, T x) {
        return first(cpu::greater_of(Batch(number).data, Batch(x).data));
    };
    auto const smaller = [&](T number, T x) {
        return first(cpu::smaller_of(Batch(number).data, Batch(x).data));
    };
    CHECK((greater(1, 2) == 2 && greater(2, 1) == 2));
    CHECK((smaller(1, 2) == 1 && smaller(2, 1) == 1));
    T const nan = std::numeric_limits<T>::quiet_NaN();
    CHECK(std::isnan(greater(0, nan)));
    CHECK(std::isnan(smaller(0, nan)));
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Of a number and x the greater and the smaller, or the NaN that x is", "",
                        laws::Widths)
{
    check_extremes<float, TestType>();
    check_extremes<double, TestType>();
}
