// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/uniform.hpp>

#include "catch.hpp"

#include <lamina/random/torch.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace lamina;
using namespace lamina::core;

// PyTorch's numbers are in tests/reference/initialisers.cpp.
namespace {
constexpr Weight weight{{.name = "weight", .rows = 20, .columns = 50}, true};

std::array<double, 1000> filled(auto const& initialiser, Weight const& of = weight)
{
    std::array<double, 1000> numbers{};
    random::Torch generator{1};
    initialiser(std::span<double>(numbers), of, generator);
    return numbers;
}
} // namespace

TEST_CASE("Uniform numbers are from a to below b")
{
    auto const numbers = filled(init::Uniform{.a = 2, .b = 3});
    auto const [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
    CHECK((*least >= 2 && *least < 2.02 && *greatest < 3 && *greatest > 2.98));
    CHECK_THROWS_AS(filled(init::Uniform{.a = 3, .b = 2}), std::invalid_argument);
}
