// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/sizes.hpp>

#include "catch.hpp"
#include "local/sized.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers.hpp>

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

TEST_CASE("A model of known sizes has its layout as a constant of its type")
{
    using Known = Sizes<reference::Backend, double, ModelOf<A>>;
    static_assert(std::is_empty_v<Known> && Known::layout.parameters == 12);
    static_assert(Known{}.parameters() == 12 && Known{}.row() == 9 && Known{}.widest() == 3 &&
                  Known{}.output() == 1 && Known{}.largest_weight() == 6);
    static_assert(Known{}.gradients<0>() == 2 && Known{}.gradients<1>() == 3 && Known{}.values<1>() == 5 &&
                  Known{}.pre_activations<0>() == 2 && Known{}.array<1>().offset == 6);
    static_assert(Known{}.backward_workspace<1>() == 0 && Known{}.all_backward_workspace() == 0);
    static_assert(Known{}.input_width() == 2 && Known{}.output_width() == 1 && Known{}.width<1>() == 3 &&
                  Known{}.inputs<1>() == 3 && Known{}.outputs<1>() == 1 && Known{}.mac_count() == 9);
}

TEST_CASE("Sizes known at run time give the same numbers by the same names")
{
    using Two = laws::TwoLayers<Tanh>;
    Sizes<reference::Backend, double, Two::Fixed> const fixed;
    Sizes<reference::Backend, double, Two::Sized> const sized(Two::sized());
    CHECK(sized.parameters() == fixed.parameters());
    CHECK(sized.row() == fixed.row());
    CHECK(sized.array<2>().offset == fixed.array<2>().offset);
    CHECK(sized.mac_count() == fixed.mac_count());
    CHECK(sized.input_width() == 2);
}

TEST_CASE("The sources of a Gather are visited with the column where each starts")
{
    using B = Sequential<Concat<Linear<2, 3>, Identity, Linear<2, 4>>, Linear<9, 1>>;
    Sizes<reference::Backend, double, ModelOf<B>> const sizes;
    std::vector<std::size_t> values, columns;
    sizes.each_source<2>([&](std::size_t value, std::size_t, std::size_t column) {
        values.push_back(value);
        columns.push_back(column);
    });
    CHECK(values == std::vector<std::size_t>{1, 0, 2});
    CHECK(columns == std::vector<std::size_t>{0, 3, 5});
}
