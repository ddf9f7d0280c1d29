// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/gemm/contract.hpp>

#include "catch.hpp"
#include "local/matrix.hpp"
#include "local/widths.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// The kernel, and with its left or right side turned and shared by a team, against three loops, for sizes in
/// the type and sizes known at run time.
template <class T, class Arch>
void check(auto rows, auto columns, auto depth)
{
    CAPTURE(rows, columns, depth, sizeof(T));
    using Numbers = laws::Matrix<T, Arch>;
    using View = typename Numbers::View;
    constexpr std::size_t lanes = Numbers::lanes;
    Numbers const a(rows, depth, 1, 8), b(depth, columns, 2), turned_a(depth, rows), turned_b(columns, depth),
        bias(1, columns, 3);
    for (std::size_t k = 0; k < depth; ++k) {
        for (std::size_t n = 0; n < columns; ++n) turned_b.at(n, k) = b.at(k, n);
        for (std::size_t m = 0; m < rows; ++m) turned_a.at(k, m) = a.at(m, k);
    }
    Numbers const product(rows, columns, 0, 8), exact(rows, columns);
    Load<PerColumn<T>> const start{{bias.numbers.data()}};
    using Kernel = cpu::Contract<T, Arch>;
    using cpu::Edge;
    Kernel::template product<Edge::over>(rows, columns, depth, cpu::Broadcast{a.view}, b.view, start,
                                         Store<View>{product.view}, OneThread{});
    Kernel::template product<Edge::exact>(rows, columns, depth, cpu::Transposed{turned_a.view}, b.view, start,
                                          Store<View>{exact.view}, OneThread{});
    Numbers const turned(rows, columns, 0, 8), room(depth, columns), shared(rows, columns, 0, 8);
    for (std::size_t member = 0; member < 3; ++member)
        Kernel::template product<Edge::over>(rows, columns, depth, cpu::Broadcast{a.view},
                                             cpu::PackedTranspose{turned_b.view, room.view, true, true},
                                             start, Store<View>{turned.view}, Member{member, 3});
    Kernel::template product<Edge::over>(rows, columns, depth, cpu::Broadcast{a.view},
                                         cpu::PackedTranspose{turned_b.view, room.view, false, true}, start,
                                         Store<View>{shared.view}, OneThread{});
    for (std::size_t m = 0; m < rows; ++m)
        for (std::size_t n = 0; n < (columns + lanes - 1) / lanes * lanes; ++n) {
            T wanted = 0;
            if (n < columns) {
                wanted = bias.at(0, n);
                for (std::size_t k = 0; k < depth; ++k) wanted += a.at(m, k) * b.at(k, n);
            }
            REQUIRE(product.at(m, n) == wanted);
            REQUIRE(exact.at(m, n) == wanted);
            REQUIRE(turned.at(m, n) == wanted);
            REQUIRE(shared.at(m, n) == wanted);
        }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Matrices of every size are multiplied, tails included", "", laws::Widths)
{
    for (std::size_t const rows : {1u, 2u, 3u, 4u, 5u, 8u, 11u})
        for (std::size_t const columns :
             {1u, 2u, 3u, 4u, 7u, 8u, 9u, 15u, 16u, 17u, 31u, 33u, 64u, 65u, 70u, 129u})
            for (std::size_t const depth : {1u, 2u, 7u, 16u, 35u}) {
                check<float, TestType>(rows, columns, depth);
                check<double, TestType>(rows, columns, depth);
            }
}

TEMPLATE_LIST_TEST_CASE("Sizes in the type take the same kernel", "", laws::Widths)
{
    check<float, TestType>(Constant<1>{}, Constant<1>{}, Constant<1>{});
    check<float, TestType>(Constant<4>{}, Constant<3>{}, Constant<2>{});
    check<float, TestType>(Constant<1>{}, Constant<300>{}, Constant<5>{}); // several panels at a time
    check<double, TestType>(std::size_t{1}, Constant<300>{}, Constant<600>{});
    check<float, TestType>(Constant<7>{}, Constant<70>{}, Constant<5>{});
    check<float, TestType>(Constant<9>{}, Constant<64>{}, Constant<3>{});
    check<double, TestType>(Constant<6>{}, Constant<37>{}, Constant<19>{});
    check<double, TestType>(std::size_t{6}, Constant<10>{}, Constant<128>{});
}

TEMPLATE_LIST_TEST_CASE("The last row has the same bits alone and after others", "", laws::Widths)
{
    using Numbers = laws::Matrix<float, TestType>;
    using Kernel = cpu::Contract<float, TestType>;
    std::size_t const depth = GENERATE(67u, 1100u);
    for (std::size_t columns = 1; columns < 300; columns += 7) {
        CAPTURE(columns, depth);
        Numbers const a(9, depth, 1, 8), b(depth, columns, 2), all(9, columns, 0, 8), alone(9, columns, 0, 8);
        for (std::size_t k = 0; k < depth; ++k) a.at(8, k) /= 3;
        auto const product = [&](std::size_t first, auto const& to, auto team) {
            using View = typename Numbers::View;
            Kernel::template product<cpu::Edge::over>(
                9 - first, columns, depth, cpu::Broadcast{a.view.from_row(first)}, b.view, ZeroStart{},
                Store<View>{to.view.from_row(first)}, team);
        };
        product(0, all, OneThread{});
        for (std::size_t member = 0; member < 3; ++member) product(8, alone, Member{member, 3});
        for (std::size_t n = 0; n < columns; ++n) REQUIRE(alone.at(8, n) == all.at(8, n));
    }
}

TEMPLATE_LIST_TEST_CASE("Long sums are cut into blocks", "", laws::Widths)
{
    check<float, TestType>(std::size_t{270}, std::size_t{5}, std::size_t{1030});
    check<float, TestType>(Constant<9>{}, Constant<70>{}, Constant<1100>{});
    check<double, TestType>(Constant<3>{}, std::size_t{17}, Constant<1025>{});
}

TEMPLATE_LIST_TEST_CASE("More than is near is asked for ahead", "", laws::Widths)
{
    check<float, TestType>(std::size_t{33}, Constant<520>{}, Constant<520>{});
    check<float, TestType>(std::size_t{34}, Constant<240>{}, Constant<1100>{}); // in blocks too
}
