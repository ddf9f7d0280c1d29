// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "laws/network.hpp"

#include <lamina/activations/tanh.hpp>

/// What every formula of rows must obey, said once.
namespace lamina::laws {

/// All laws of a formula of rows F<width>: first, last and between, alone and with formulas after it.
template <template <std::size_t> class F>
void row_formula()
{
    slopes_are_differences<Sequential<Linear<3, 5>, F<5>>>();
    slopes_are_differences<Sequential<F<3>, Linear<3, 2>, F<2>, Tanh>>();
    slopes_are_differences<Sequential<Tanh, F<4>, F<4>, Linear<4, 2>>>();
    cpu_is_reference<Sequential<Linear<3, 5>, F<5>>, double, xsimd::default_arch>();
    cpu_is_reference<Sequential<Linear<3, 40>, Tanh, F<40>, Linear<40, 2>>, float, xsimd::default_arch>();
    cpu_is_reference<Sequential<F<3>, Linear<3, 17>, F<17>>, double, Shortest>();
    cpu_is_reference<Sequential<Linear<2, 150>, F<150>, Linear<150, 3>>, float, Shortest>();
}

} // namespace lamina::laws
