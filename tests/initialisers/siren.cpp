// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/siren.hpp>

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

/// Numbers are within a bound, and come near it.
bool are_within(double bound, std::array<double, 1000> const& numbers)
{
    auto const [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
    return *least >= -bound && *greatest < bound && *least < -0.98 * bound && *greatest > 0.98 * bound;
}
} // namespace

TEST_CASE("The first weight of a SIREN is within 1 / fan_in, others go by omega")
{
    CHECK(are_within(1.0 / 50, filled(init::Siren{})));
    CHECK(are_within(std::sqrt(6.0 / 50) / 30, filled(init::Siren{}, {weight.parameter, false})));
    CHECK(are_within(std::sqrt(6.0 / 50) / 5, filled(init::Siren{.omega = 5}, {weight.parameter, false})));
}
