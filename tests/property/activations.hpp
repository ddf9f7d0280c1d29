// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/facts.hpp>

namespace lamina::laws {

using namespace core;

// Two more than the library has, so that pre-activations are kept too.
struct SiLU : Formula {
    static constexpr auto name = "SiLU";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static constexpr auto value(auto x) { return softplus(x); }
};

} // namespace lamina::laws
