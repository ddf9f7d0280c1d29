// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/constant.hpp>

#include "catch.hpp"

#include <array>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Zeros, ones and other constants draw nothing")
{
    std::array<float, 3> numbers{7, 7, 7};
    int no_generator = 0;
    Weight const weight{{.name = "bias", .rows = 3}, false};
    init::Zeros{}(std::span<float>(numbers), weight, no_generator);
    CHECK(numbers == std::array{0.0F, 0.0F, 0.0F});
    init::Ones{}(std::span<float>(numbers), weight, no_generator);
    CHECK(numbers == std::array{1.0F, 1.0F, 1.0F});
    init::Constant{.value = 0.1}(std::span<float>(numbers), weight, no_generator);
    CHECK(numbers == std::array{0.1F, 0.1F, 0.1F});
}
