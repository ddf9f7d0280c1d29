// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/divergence.hpp>

#include "catch.hpp"

#include <lamina/layers.hpp>

#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Linear<3, 1>>;
} // namespace

TEST_CASE("A divergence is told with the step, the batch and the key of the largest gradient")
{
    Parameters<A, float> gradient{};
    gradient.data()[2] = 4;
    gradient.data()[9] = -1.25e30F; // 1.weight
    CHECK_THROWS_WITH(
        (raise_divergence<A, float>({1'234, 3, 17, 40, std::numeric_limits<double>::quiet_NaN(), 0.1},
                                    gradient)),
        "lamina: the loss of step 1234 (epoch 3, batch 17 of 40) is nan; its largest gradient, 1.25e+30, is "
        "that of "
        "\"1.weight\". The network is as it was before this step. Are there numbers in the data that are not "
        "finite? Else try a smaller lr than 0.1, or ClipNorm.");
}

TEST_CASE("NaN is larger than any number, the first the largest")
{
    Parameters<A, double> gradient{};
    gradient.data()[0] = std::numeric_limits<double>::infinity();
    CHECK(Largest<A, double>(gradient).array == 0);
    gradient.data()[7] = std::numeric_limits<double>::quiet_NaN(); // 0.bias
    gradient.data()[9] = std::numeric_limits<double>::quiet_NaN();
    CHECK(Largest<A, double>(gradient).array == 1);
    CHECK(std::isnan(Largest<A, double>(gradient).size));
}
