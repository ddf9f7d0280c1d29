// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/gain.hpp>

#include "catch.hpp"

namespace gain = lamina::init::gain;

// PyTorch's bits are in tests/reference/initialisers.cpp.
TEST_CASE("Gains are constants, a ReLU's is a LeakyReLU's of slope 0, and none's of slope 1")
{
    static_assert(gain::relu == gain::leaky_relu(0) && gain::leaky_relu(1) == gain::linear);
    static_assert(gain::leaky_relu() == gain::leaky_relu(0.01));
    CHECK(gain::leaky_relu(0.3) == Approx(std::sqrt(2 / 1.09)).epsilon(1e-15));
}
