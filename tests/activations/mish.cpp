// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/mish.hpp>

#include "laws/activation.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Mish at known points")
{
    static_assert(value_at<Mish>(0.0) == 0);
    CHECK(slope_at<Mish>(0.0) == Approx(0.6));
    CHECK(value_at<Mish>(1.0) == Approx(0.8650983882673103)); // torch.nn.functional.mish(1)
    static_assert(value_at<Mish>(1e4) == 1e4 && slope_at<Mish>(1e4) == 1);
}

TEST_CASE("Mish keeps its digits far below 0, where it is x exp(x)")
{
    for (double const x : {-20.0, -50.0, -300.0})
        CHECK(value_at<Mish>(x) == Approx(x * std::exp(x)).epsilon(1e-8)); // the next term is half of exp(x)
}

TEST_CASE("Mish obeys the laws of an activation") { laws::activation<Mish>({.most = 16}); }
