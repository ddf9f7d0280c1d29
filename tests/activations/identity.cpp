// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/identity.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Activation<Identity>);

TEST_CASE("Identity gives what it takes and keeps nothing")
{
    static_assert(value_at<Identity>(0.3) == 0.3 && slope_at<Identity>(0.3) == 1);
    static_assert(Chain<Identity>::kept == Kept::nothing);
}

TEST_CASE("Identity obeys the laws of an activation") { laws::activation<Identity>(); }
