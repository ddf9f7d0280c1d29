// SPDX-License-Identifier: BSL-1.0
#include <lamina/long_sums.hpp>

#include "catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A long sum keeps what each addition loses, of terms of any size and order")
{
    core::LongSum<float> tenths;
    float plain = 0;
    for (int i = 0; i < 100'000; ++i) {
        tenths.add(0.1F);
        plain += 0.1F;
    }
    CHECK(std::abs(tenths.value() - 1e4F) < 1e-2F);
    CHECK(std::abs(plain - 1e4F) > 1);

    core::LongSum<double> cancels;
    for (double const term : {1.0, 1e100, 1.0, -1e100}) cancels.add(term);
    CHECK(cancels.value() == 2);
}

TEST_CASE("An infinite sum is infinite, and one of no number none")
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    core::LongSum<double> sum;
    for (double const term : {1.0, infinity, 2.0}) sum.add(term);
    CHECK(sum.value() == infinity);
    sum.add(-infinity);
    CHECK(std::isnan(sum.value()));
    core::LongSum<double> large;
    for (int i = 0; i < 2; ++i) large.add(-std::numeric_limits<double>::max());
    CHECK(large.value() == -infinity);
}

TEST_CASE("Groups are whole tiles, and all rows are in one of them")
{
    static_assert(core::group_rows<4> == 256 && core::group_rows<16> == 1024 &&
                  core::group_rows<24> == 1008 && core::group_rows<64> == 1024 &&
                  core::group_rows<256> == 4096);
    static_assert(core::may_exceed<16, std::size_t> && core::may_exceed<16, Constant<17>> &&
                  !core::may_exceed<16, Constant<16>>);
    auto const check = [](auto rows) {
        std::size_t next = 0;
        core::each_group<16>(rows, [&](std::size_t first, std::size_t count) {
            CHECK(first == next);
            CHECK(((count == 16 || first + count == rows) && count > 0));
            next += count;
        });
        CHECK(next == rows);
    };
    check(std::size_t{1});
    check(std::size_t{16});
    check(std::size_t{50});
    check(Constant<48>{});
    check(Constant<50>{});
    core::each_group<16, false>(std::size_t{50}, [](std::size_t first, std::size_t count) {
        CHECK(first == 0);
        CHECK(count == 50);
    });
}
