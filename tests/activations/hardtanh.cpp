// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/hardtanh.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Hardtanh at known points")
{
    static_assert(value_at<Hardtanh<>>(0.5) == 0.5 && value_at<Hardtanh<>>(-7.0) == -1);
    static_assert(value_at<Hardtanh<-2.0, 0.5>>(0.75) == 0.5 && value_at<Hardtanh<-2.0, 0.5>>(-1.5) == -1.5);
    static_assert(slope_at<Hardtanh<>>(0.5) == 1 && slope_at<Hardtanh<>>(-7.0) == 0);
    static_assert(slope_at<Hardtanh<>>(1.0) == 0 && slope_at<Hardtanh<>>(-1.0) == 0); // as PyTorch has it
    static_assert(Chain<Hardtanh<>>::kept == Kept::output);
}

TEST_CASE("Hardtanh obeys the laws of an activation") { laws::activation<Hardtanh<>>(); }
