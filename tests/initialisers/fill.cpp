// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/fill.hpp>

#include "catch.hpp"

#include <lamina/random.hpp>

#include <array>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Numbers are drawn one by one, or as arrays where the generator draws these otherwise")
{
    random::Torch torch{1};
    random::Torch whole{1};
    std::array<float, 20> numbers{};
    std::array<float, 20> wanted{};
    fill_normal(std::span<float>(numbers), 1, 2, torch);
    whole.normal(1, 2, std::span<float>(wanted));
    CHECK(numbers == wanted);
    random::PCG64 pcg{1};
    random::PCG64 single{1};
    fill_normal(std::span<float>(numbers), 1, 2, pcg);
    for (float const number : numbers) CHECK(number == static_cast<float>(single.normal(1, 2)));
    fill_uniform(std::span<float>(numbers), -1, 2, pcg);
    for (float const number : numbers) CHECK(number == static_cast<float>(single.uniform(-1, 2)));
}

TEST_CASE("Bounds and deviations that cannot be are refused before anything is drawn")
{
    random::PCG64 pcg{1};
    std::array<float, 2> numbers{3, 4};
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(fill_uniform(std::span<float>(numbers), 1, 0, pcg), std::invalid_argument);
    CHECK_THROWS_AS(fill_uniform(std::span<float>(numbers), nan, 0, pcg), std::invalid_argument);
    CHECK_THROWS_AS(fill_normal(std::span<float>(numbers), 0, -1, pcg), std::invalid_argument);
    CHECK_THROWS_AS(fill_normal(std::span<float>(numbers), 0, nan, pcg), std::invalid_argument);
    CHECK((numbers[0] == 3 && numbers[1] == 4));
    CHECK(pcg.random() == random::PCG64{1}.random());
}
