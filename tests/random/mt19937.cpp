// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/mt19937.hpp>

#include "catch.hpp"

#include <random>

using lamina::random::MT19937;

TEST_CASE("The Mersenne Twister's numbers are the standard library's, over several renewals of its state")
{
    for (std::uint32_t const seed : {0U, 1U, 5489U, 0x80000000U, 0xFFFFFFFFU}) {
        MT19937 ours(seed);
        std::mt19937 theirs(seed);
        bool same = true;
        for (int i = 0; i < 5000; ++i) same = same && ours() == theirs();
        INFO(seed);
        CHECK(same);
    }
}

TEST_CASE("Its ten-thousandth number after the seed 5489 is the one that the C++ standard names")
{
    MT19937 engine(5489);
    for (int i = 1; i < 10'000; ++i) engine();
    CHECK(engine() == 4123659995U); // [rand.predef]
    static_assert(MT19937(5489)() == 3499211612U);
}
