// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/snake.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Snake at known points")
{
    static_assert(value_at<Snake<>>(0.0) == 0 && slope_at<Snake<>>(0.0) == 1);
    CHECK(value_at<Snake<>>(1.0) == Approx(1.7080734182735712));    // 1 + sin(1)^2
    CHECK(value_at<Snake<2.0>>(1.0) == Approx(1.4134109052159029)); // 1 + sin(2)^2 / 2
}

TEST_CASE("Snake obeys the laws of an activation")
{
    laws::activation<Snake<>>();
    laws::activation<Snake<0.5>>();
}
