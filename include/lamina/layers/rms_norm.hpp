// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// y = x / sqrt(mean(x^2) + Eps) weight, over each row of Count values: torch.nn.RMSNorm(Count, Eps), with
/// its key "weight" (Count), 1 at first. PyTorch's Eps is the epsilon of the number type where none is given;
/// here that of float. (Zhang, Sennrich: Root Mean Square Layer Normalization, 2019.)
template <std::size_t Count, double Eps = 0x1p-23>
struct RMSNorm : Formula {
    static constexpr auto name = "RMSNorm";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 1}};
    static constexpr auto value(auto x, auto weight) { return x / sqrt(row_mean(square(x)) + Eps) * weight; }
};

} // namespace lamina
