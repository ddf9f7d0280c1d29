// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = (x - mean(x)) / sqrt(var(x) + Eps) weight + bias, over each row of Count values, where var is the mean
/// of the squares: torch.nn.LayerNorm(Count, Eps), with its keys "weight" (Count), 1 at first, and "bias"
/// (Count), 0 at first. (Ba, Kiros, Hinton: Layer Normalization, 2016.)
template <std::size_t Count, double Eps = 1e-5>
struct LayerNorm : Formula {
    static constexpr auto name = "LayerNorm";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 1}, Parameter{"bias", Count, 0, 0}};
    static constexpr auto value(auto x, auto weight, auto bias)
    {
        auto const centered = x - row_mean(x);
        return centered / sqrt(row_mean(square(centered)) + Eps) * weight + bias;
    }
};

} // namespace lamina
