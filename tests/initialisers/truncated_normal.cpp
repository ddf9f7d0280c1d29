// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/truncated_normal.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("Truncated normal numbers lie within their bounds, be these wide or narrow")
{
    for (init::TruncatedNormal const cut : {init::TruncatedNormal{}, {0, 1, 0.5, 4}, {3, 1, -1, 0}}) {
        auto const numbers = filled(cut);
        auto const [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
        CHECK((*least >= cut.a && *greatest <= cut.b));
    }
    // of a cut at the mean half the numbers are below 0.6745 deviations, 0.5 of half the distribution
    auto const half = filled(init::TruncatedNormal{0, 1, 0, 10});
    auto const below = std::count_if(half.begin(), half.end(), [](double x) { return x < 0.67448975; });
    CHECK(std::abs(static_cast<double>(below) - 500) < 64); // a deviation is 16
}

TEST_CASE("What would never end is refused")
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    for (init::TruncatedNormal const wrong :
         {init::TruncatedNormal{0, 1, 2, 2}, {0, 0, -1, 1}, {nan, 1, -1, 1}, {0, nan, -1, 1}, {0, 1, nan, 1}})
        CHECK_THROWS_AS(filled(wrong), std::invalid_argument);
}
