// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/layout.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/lanes_over_samples.hpp>
#include <lamina/backends/reference/backend.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static constexpr auto value(auto x) { return softplus(x); }
};
} // namespace own

using A = Sequential<Linear<2, 3>, own::Softplus, Linear<3, 1, NoBias>, Sigmoid>;
} // namespace

TEST_CASE("What layers declare is what is laid out")
{
    auto const laid_out = [](auto const& layout) {
        std::size_t count = 0;
        for (StoredArray const& array : layout.arrays) count += array.rows * array.columns;
        return count;
    };
    using B = Sequential<Tanh, Linear<3, 17>, PReLU<17>, PReLU<>, Linear<17, 5, NoBias>>;
    using Short = cpu::Backend<laws::Shortest>;
    static_assert(laid_out(layout_of<reference::Backend, float>(ModelOf<A>{})) == parameter_count<A>);
    static_assert(laid_out(layout_of<Short, float>(ModelOf<A>{})) == parameter_count<A>);
    static_assert(laid_out(layout_of<reference::Backend, float>(ModelOf<B>{})) == parameter_count<B>);
    static_assert(laid_out(layout_of<Short, double>(ModelOf<B>{})) == parameter_count<B>);
}

TEST_CASE("On the reference backend everything lies in PyTorch's order, without padding")
{
    constexpr auto layout = layout_of<reference::Backend, double>(ModelOf<A>{});
    static_assert(layout.parameters == 12 && layout.arrays[1].offset == 6 && layout.arrays[2].offset == 9);
    static_assert(layout.arrays[0].rows == 3 && layout.arrays[0].columns == 2 &&
                  layout.arrays[0].stride == 2);
    // a row keeps x (2), the pre-activation that softplus needs (3), its output (3), the output (1)
    static_assert(layout.row == 9 && layout.values == std::array<std::size_t, 3>{0, 5, 8} &&
                  layout.before[0] == 2);
    static_assert(layout.widest == 3 && layout.all_backward_workspace == 0 && layout.largest == 6);
    // the gradients of the output (1) and of the input (2) take turns with that of what lies between (3)
    static_assert(layout.output == 1 && layout.gradients == std::array<std::size_t, 2>{2, 3});
}

TEST_CASE("On the CPU every row is padded to whole registers")
{
    using Short = cpu::Backend<laws::Shortest>; // two lanes of double
    constexpr auto layout = layout_of<Short, double>(ModelOf<A>{});
    static_assert(layout.widest == 4 && layout.arrays[1].stride == 4 && layout.arrays[1].columns == 3);
    for (StoredArray const& array : layout.arrays) CHECK(array.offset % 2 == 0);
}

TEST_CASE("With a sample in each lane a row takes no more than its numbers, parameters lie as for any batch")
{
    using Base = cpu::Backend<laws::Shortest>;
    constexpr auto layout = layout_of<cpu::Samples<laws::Shortest, Base>, double>(ModelOf<A>{});
    constexpr auto reference = layout_of<reference::Backend, double>(ModelOf<A>{});
    static_assert(layout.row == reference.row && layout.values == reference.values &&
                  layout.gradients == reference.gradients);
    static_assert(layout.parameters == layout_of<Base, double>(ModelOf<A>{}).parameters);
}
