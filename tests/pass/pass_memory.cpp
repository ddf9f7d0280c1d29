// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/pass_memory.hpp>

#include "catch.hpp"
#include "local/sized.hpp"

#include <lamina/activations/silu.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/array_keys.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

using Plain = reference::Backend;
using Two = laws::TwoLayers<SiLU>;

} // namespace

TEST_CASE("Where all sizes are in the type, so is the plan")
{
    using Numbers = PassMemory<Plain, double, Two::Fixed>;
    static_assert(std::is_empty_v<Numbers> && Numbers{}.forward_row() == 6);
}

TEST_CASE("Sizes known at run time need the same memory")
{
    PassMemory<Plain, double, Two::Fixed> const fixed;
    PassMemory<Plain, double, Two::Sized> const sized{Sizes<Plain, double, Two::Sized>(Two::sized())};
    CHECK(sized.training_size(4) == fixed.training_size(4));
    CHECK(fixed.training_row() == 2 + 3 + 3 + 1 + 1 + 2 + 3);
}

TEST_CASE("No two arrays of a tile overlap, and all lie in the memory that was asked for")
{
    PassMemory<Plain, double, Two::Fixed> const numbers;
    std::size_t const tile = 4;
    std::vector<double> memory(numbers.training_size(tile));
    auto const buffers = numbers.buffers(memory.data(), tile);
    auto const at = [](auto const& rows, std::size_t row, std::size_t i) {
        return rows.data + row * rows.stride + i;
    };
    auto const fill = [&](auto const& rows, std::size_t width, double with) {
        for (std::size_t row = 0; row < tile; ++row)
            for (std::size_t i = 0; i < width; ++i) {
                double* const number = at(rows, row, i);
                CHECK(number >= memory.data());
                CHECK(number < memory.data() + memory.size());
                CHECK(*number == 0);
                *number = with;
            }
    };
    fill(numbers.values<0>(buffers), 2, 1);
    fill(numbers.pre_activations<0>(buffers), 3, 2);
    fill(numbers.values<1>(buffers), 3, 3);
    fill(numbers.values<2>(buffers), 1, 4);
    fill(numbers.targets(buffers), 1, 5);
    fill(numbers.gradient<0>(buffers), 3, 6);
    fill(numbers.gradient<1>(buffers), 1, 7);
    CHECK(*at(numbers.kept<0>(buffers), 3, 2) == 2);
    CHECK(*at(numbers.kept<1>(buffers), 3, 0) == 4);
}
