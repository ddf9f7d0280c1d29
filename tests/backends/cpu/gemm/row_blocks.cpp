// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/gemm/row_blocks.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;
using cpu::Edge;

namespace {

/// The lengths of the blocks, which must follow one another.
template <class Arch, Edge edge>
std::vector<std::size_t> lengths(auto rows)
{
    std::vector<std::size_t> result;
    std::size_t next = 0;
    cpu::RowBlocks<float, Arch>::template each<edge>(
        rows, [&]<std::size_t Count>(Constant<Count>, std::size_t row) {
            CHECK(row == next);
            next += Count;
            result.push_back(Count);
        });
    return result;
}

std::size_t sum(std::vector<std::size_t> const& lengths)
{
    std::size_t total = 0;
    for (std::size_t const length : lengths) total += length;
    return total;
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Blocks take every row once, and reach over the last where they may", "",
                        laws::Widths)
{
    constexpr std::size_t most = cpu::RowBlocks<float, TestType>::most;
    for (std::size_t rows = 0; rows <= 3 * most; ++rows) {
        CAPTURE(rows, most);
        CHECK(sum(lengths<TestType, Edge::exact>(rows)) == rows);
        auto const over = lengths<TestType, Edge::over>(rows);
        CHECK(over.size() == (rows + most - 1) / most);
        CHECK(sum(over) >= rows);
        CHECK(sum(over) < rows + most / 2);
    }
}

TEST_CASE("A number of rows in the type leaves one shorter block")
{
    using Lengths = std::vector<std::size_t>;
    using Short = laws::Shortest;
    static_assert(cpu::RowBlocks<float, Short>::most == 4);
    CHECK(lengths<Short, Edge::over>(Constant<11>{}) == Lengths{4, 4, 3});
    CHECK(lengths<Short, Edge::exact>(Constant<11>{}) == Lengths{4, 4, 3});
    CHECK(lengths<Short, Edge::exact>(std::size_t{11}) == Lengths{4, 4, 2, 1});
    CHECK(lengths<Short, Edge::over>(std::size_t{9}) == Lengths{4, 4, 2});
}
