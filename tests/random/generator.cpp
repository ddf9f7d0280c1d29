// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/generator.hpp>

#include "catch.hpp"

#include <lamina/random/torch.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A generator draws uniform numbers of a type between two")
{
    static_assert(Generator<random::Torch, float> && Generator<random::Torch, double> &&
                  !Generator<int, float>);
}
