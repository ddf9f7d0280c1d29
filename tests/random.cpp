// SPDX-License-Identifier: BSL-1.0
#include <lamina/random.hpp>

#include "catch.hpp"

#include <lamina/random/generator.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("random.hpp lists the generators")
{
    static_assert(Generator<random::NumPy, double> && Generator<random::PCG64, double> &&
                  Generator<random::Torch, float>);
}
