// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/choice.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using Arch = laws::Shortest;
template <class A, class RowCount = std::size_t>
using Chosen = typename cpu::Choice<Arch, float, ModelOf<A>, RowCount>::type;
} // namespace

TEST_CASE("Narrow networks have their lanes over samples, wide ones over rows")
{
    static_assert(std::same_as<Chosen<Sequential<Linear<2, 1>>>, cpu::Samples<Arch, cpu::Backend<Arch>>>);
    static_assert(std::same_as<Chosen<Sequential<Linear<64, 64>>>, cpu::Backend<Arch>>);
}

TEST_CASE("A formula of rows needs the row")
{
    static_assert(std::same_as<Chosen<Sequential<Linear<2, 1>, Softmax>>, cpu::Backend<Arch>>);
}

TEST_CASE("A batch of a known size takes registers no longer than it is")
{
    constexpr std::size_t longest = cpu::Lanes<float, xsimd::default_arch>::size * sizeof(float);
    constexpr std::size_t chosen =
        cpu::Lanes<float, typename cpu::Narrower<xsimd::default_arch, 16>::type>::size;
    static_assert(chosen * sizeof(float) == (XSIMD_WITH_FMA3_SSE && longest > 16    ? 16
                                             : XSIMD_WITH_FMA3_AVX2 && longest > 32 ? 32
                                                                                    : longest));
}
