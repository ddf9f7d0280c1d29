// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/normal.hpp>

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

/// Their standard deviation about 0 is the one that is wanted: of 1000 numbers it has a deviation of 2 %.
bool deviate_by(double wanted, std::array<double, 1000> const& numbers)
{
    double sum = 0;
    for (double const number : numbers) sum += number * number;
    return std::abs(std::sqrt(sum / 1000) / wanted - 1) < 0.08;
}
} // namespace

TEST_CASE("Weights are normal numbers with their mean and deviation")
{
    auto numbers = filled(init::Normal{.mean = 5, .std = 2});
    for (double& number : numbers) number -= 5;
    CHECK(deviate_by(2, numbers));
    CHECK_THROWS_AS(filled(init::Normal{.std = -1}), std::invalid_argument);
}
