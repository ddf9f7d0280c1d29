// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/softsign.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Softsign at known points")
{
    static_assert(value_at<Softsign>(3.0) == 0.75 && value_at<Softsign>(-3.0) == -0.75);
    static_assert(slope_at<Softsign>(3.0) == 0.0625 && slope_at<Softsign>(0.0) == 1);
    static_assert(Chain<Softsign>::kept == Kept::output);
}

TEST_CASE("Softsign obeys the laws of an activation") { laws::activation<Softsign>(); }
