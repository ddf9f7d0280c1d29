// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/long_sums.hpp>

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
        tenths += 0.1F;
        plain += 0.1F;
    }
    CHECK(std::abs(float(tenths) - 1e4F) < 1e-2F);
    CHECK(std::abs(plain - 1e4F) > 1);

    core::LongSum<double> cancels;
    for (double const term : {1.0, 1e100, 1.0, -1e100}) cancels += term;
    CHECK(double(cancels) == 2);
}

TEST_CASE("An infinite sum is infinite, and one of no number none")
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    core::LongSum<double> sum;
    for (double const term : {1.0, infinity, 2.0}) sum += term;
    CHECK(double(sum) == infinity);
    sum += -infinity;
    CHECK(std::isnan(double(sum)));
    core::LongSum<double> large;
    for (int i = 0; i < 2; ++i) large += -std::numeric_limits<double>::max();
    CHECK(double(large) == -infinity);
}

TEST_CASE("A batch's sums are those of its groups, and lie in their place before the last tile")
{
    auto const check = []<class T>(T term, T error) {
        std::size_t const count = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{16}, std::size_t{37});
        std::vector<T> group(count);
        std::vector<core::TotalOf<T>> batch(count);
        for (int step = 0; step < 2; ++step) {
            for (int i = 0; i < 1000; ++i) {
                group.assign(count, term);
                group[0] = T(i);
                core::add_group(count, group.data(), batch.data());
                CHECK(group == std::vector<T>(count));
            }
            group.assign(count, term);
            core::close_groups(count, group.data(), batch.data());
            CHECK(group[0] == T(499'500) + term);
            for (std::size_t i = 1; i < count; ++i) CHECK(std::abs(group[i] / (1001 * term) - 1) <= error);
            for (auto const& rest : batch) CHECK(static_cast<T>(rest) == 0);
        }
    };
    check(0.1F, std::numeric_limits<float>::epsilon());
    check(0.1, 1e-13);
    check(0.1L, std::numeric_limits<long double>::epsilon());
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
