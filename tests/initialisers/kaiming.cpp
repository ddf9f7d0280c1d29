// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/kaiming.hpp>

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

/// Their standard deviation about 0 is the one that is wanted: of 1000 numbers it has a deviation of 2 %.
bool deviate_by(double wanted, std::array<double, 1000> const& numbers)
{
    double sum = 0;
    for (double const number : numbers) sum += number * number;
    return std::abs(std::sqrt(sum / 1000) / wanted - 1) < 0.08;
}
} // namespace

TEST_CASE("Kaiming's numbers go by one fan, and by the slope or the gain")
{
    CHECK(are_within(std::sqrt(6.0 / 50), filled(init::KaimingUniform{})));
    CHECK(are_within(std::sqrt(6.0 / 20), filled(init::KaimingUniform{.mode = init::Mode::fan_out})));
    CHECK(are_within(std::sqrt(3.0 / 50), filled(init::KaimingUniform{.a = 1})));
    CHECK(are_within(std::sqrt(3.0 / 50) * 0.75, filled(init::KaimingUniform{.gain = init::gain::selu})));
    CHECK(deviate_by(std::sqrt(2.0 / 20), filled(init::KaimingNormal{.mode = init::Mode::fan_out})));
    static_assert(CountsFans<init::KaimingUniform> && CountsFans<init::KaimingNormal>);
}
