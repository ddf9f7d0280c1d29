// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/gemm/dots.hpp>

#include "catch.hpp"
#include "local/matrix.hpp"
#include "local/widths.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// The kernel, whose work a team may share, against three loops.
template <class T, class Arch>
void check(auto rows, auto columns, auto depth, auto... members)
{
    CAPTURE(rows, columns, depth, sizeof(T));
    using Numbers = laws::Matrix<T, Arch>;
    constexpr std::size_t lanes = Numbers::lanes;
    Numbers const a(rows, depth, 1, 8), b(columns, depth, 2), bias(1, columns, 3),
        result(rows, columns, 0, 8);
    Load<PerColumn<T>> const start{{bias.numbers.data()}};
    Store<typename Numbers::View> const store{result.view};
    (cpu::Dots<T, Arch>::product(rows, columns, depth, a.view, b.view, start, store, members), ...);
    for (std::size_t m = 0; m < rows; ++m)
        for (std::size_t n = 0; n < (columns + lanes - 1) / lanes * lanes; ++n) {
            T wanted = 0;
            if (n < columns) {
                wanted = bias.at(0, n);
                for (std::size_t k = 0; k < depth; ++k) wanted += a.at(m, k) * b.at(n, k);
            }
            REQUIRE(result.at(m, n) == wanted);
        }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Sums across lanes are right for every size, tails included", "", laws::Widths)
{
    for (std::size_t const rows : {1u, 2u, 3u, 4u, 5u, 8u, 11u})
        for (std::size_t const columns : {1u, 2u, 3u, 4u, 7u, 8u, 9u, 15u, 16u, 17u, 33u})
            for (std::size_t const depth : {1u, 2u, 7u, 16u, 35u, 129u}) {
                check<float, TestType>(rows, columns, depth, OneThread{});
                check<double, TestType>(rows, columns, depth, OneThread{});
            }
}

TEMPLATE_LIST_TEST_CASE("Sums across lanes for sizes in the type", "", laws::Widths)
{
    check<float, TestType>(Constant<1>{}, Constant<1>{}, Constant<1>{}, OneThread{});
    check<float, TestType>(Constant<4>{}, Constant<3>{}, Constant<2>{}, OneThread{});
    check<float, TestType>(Constant<9>{}, Constant<16>{}, Constant<3>{}, OneThread{});
    check<double, TestType>(Constant<6>{}, Constant<37>{}, Constant<19>{}, OneThread{});
    check<double, TestType>(std::size_t{6}, Constant<10>{}, Constant<128>{}, OneThread{});
}

TEST_CASE("A team shares the rows of sums across lanes")
{
    using Thread = Member;
    check<float, laws::Shortest>(std::size_t{21}, std::size_t{3}, std::size_t{9}, Thread{0, 3}, Thread{1, 3},
                                 Thread{2, 3});
}
