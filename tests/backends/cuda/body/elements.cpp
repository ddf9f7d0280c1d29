// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/elements.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

/// row and column as one number.
struct Both {
    constexpr std::size_t operator()(reference::Place<double> const& place) const
    {
        return 10 * place.row + place.column;
    }
};

} // namespace

TEST_CASE("An element's number gives its place")
{
    auto const at = cuda::at_place<double>(std::size_t{3}, Both{});
    CHECK(at(0) == 0);
    CHECK(at(5) == 12);
    CHECK(cuda::at_place<double>(Constant<2>{}, Both{})(5) == 21);
}

TEST_CASE("A dot product is that of a line of each operand, after what it starts with")
{
    std::vector<double> const left{1, 2, 3, 4}; // lines (1, 2) and (3, 4), or turned (1, 3) and (2, 4)
    std::vector<double> results(4);
    Rows<double, std::size_t> const to{results.data(), 2};
    cuda::Lines<double, std::size_t> const lines{left.data(), 2};
    cuda::TransposedLines<double, std::size_t> const turned{left.data(), 2};
    auto const dot =
        cuda::dot_product<double>(Constant<2>{}, lines, turned, Load<PerColumn<double const>>{{left.data()}},
                                  Store<Rows<double, std::size_t>>{to});
    dot({1, 0});
    CHECK(results[2] == 1 + 3 * 1 + 4 * 3);
}

TEST_CASE("Parts of a sum are those of every so many numbers")
{
    std::vector<double> const numbers{1, 2, 3, 4, 5};
    std::vector<double> parts(2);
    cuda::PartialSum<double, cuda::Numbers<double>> const sum{5, 2, {numbers.data()}, parts.data()};
    sum(0);
    sum(1);
    CHECK(parts == std::vector<double>{9, 6});
    double total = 100;
    cuda::AddParts<double>{2, parts.data(), &total}(0);
    CHECK(total == 115);
}
