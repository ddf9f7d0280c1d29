// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/weight.hpp>
#include <lamina/random/torch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

/// A weight that an initialiser has filled, and how it is looked at. PyTorch's numbers are in
/// tests/reference/initialisers.cpp.
namespace lamina::laws {

inline constexpr core::Weight weight{{.name = "weight", .rows = 20, .columns = 50}, true};

inline std::array<double, 1000> filled(auto const& initialiser, core::Weight const& of = weight)
{
    std::array<double, 1000> numbers{};
    random::Torch generator{1};
    initialiser(std::span<double>(numbers), of, generator);
    return numbers;
}

/// Numbers are within a bound, and come near it.
inline bool are_within(double bound, std::array<double, 1000> const& numbers)
{
    auto const [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
    return *least >= -bound && *greatest < bound && *least < -0.98 * bound && *greatest > 0.98 * bound;
}

/// Their standard deviation about 0 is the one that is wanted: of 1000 numbers it has a deviation of 2 %.
inline bool deviate_by(double wanted, std::array<double, 1000> const& numbers)
{
    double sum = 0;
    for (double const number : numbers) sum += number * number;
    return std::abs(std::sqrt(sum / 1000) / wanted - 1) < 0.08;
}

} // namespace lamina::laws
