// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/pcg64.hpp>

#include "catch.hpp"

#include <lamina/random/generator.hpp>

using namespace lamina;
using namespace lamina::core;

// NumPy's bits are in tests/reference/random.cpp.
TEST_CASE("numpy.random.default_rng(12345).random(2), as NumPy's documentation has it")
{
    random::PCG64 draw{12345};
    CHECK(draw.random() == Approx(0.22733602).epsilon(1e-7));
    CHECK(draw.random() == Approx(0.31675834).epsilon(1e-7));
    static_assert(Generator<random::PCG64, double>);
}

TEST_CASE("Products and sums of 128 bits carry")
{
    constexpr std::uint64_t all = ~std::uint64_t{0};
    constexpr Whole128 product = Whole128::product_of(all, all); // 2^128 - 2^65 + 1
    static_assert(product.high == all - 1 && product.low == 1);
    constexpr Whole128 sum = Whole128{1, all} + Whole128{2, 1};
    static_assert(sum.high == 4 && sum.low == 0);
    constexpr Whole128 square = Whole128{1, 3} * Whole128{1, 3}; // (2^64 + 3)^2, of which 2^128 is lost
    static_assert(square.high == 6 && square.low == 9);
}

TEST_CASE("SeedSequence spreads a seed")
{
    // numpy.random.SeedSequence(0).generate_state(4, numpy.uint64)
    static_assert(spread_seed(0) == std::array<std::uint64_t, 4>{15793235383387715774U, 12390638538380655177U,
                                                                 2361836109651742017U, 3188717715514472916U});
}

TEST_CASE("Whole numbers of a range are spread evenly")
{
    random::PCG64 draw{1};
    std::array<int, 7> count{};
    for (int i = 0; i < 70'000; ++i) ++count[static_cast<std::size_t>(draw.integers(0, 7))];
    for (int const found : count) CHECK(std::abs(found - 10'000) < 400); // a deviation is 93
}
