// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/argmax.hpp>

#include "catch.hpp"

#include <limits>
#include <utility>

#if __has_include(<xtensor/misc/xsort.hpp>) // 0.26 and later
#include <xtensor/misc/xsort.hpp>
#else
#include <xtensor/xsort.hpp>
#endif

using namespace lamina;
using namespace xt; // has an argmax too

namespace {
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
} // namespace

TEST_CASE("argmax is the first of the largest, and NaN is larger than all")
{
    static_assert(argmax(std::array{1, 3, 2}) == 1);
    static_assert(argmax(std::array{3.0, 3.0, 2.0}) == 0);
    static_assert(argmax(std::array{-infinity, -infinity}) == 0);
    CHECK(argmax(std::array{1.0, no_number, infinity, no_number}) == 1);
    CHECK(argmax(std::array{no_number, 1.0}) == 0);
    auto y = std::array{1.0F, 2.0F, 5.0F};
    CHECK(argmax(y) == 2);
    CHECK(argmax(std::as_const(y)) == 2);
    CHECK(argmax(std::span(y)) == 2);
    CHECK(argmax(std::span<float const>(y).first(2)) == 1);
    CHECK_THROWS_WITH(argmax(std::span<float const>()), "lamina: argmax of no numbers is none of them.");
}
