// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/gemm/micro_kernel.hpp>

#include "catch.hpp"
#include "local/matrix.hpp"
#include "local/widths.hpp"

#include <lamina/support/threads.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

/// A tile's sums over a part of the depth, and over all of it, against loops.
template <class Arch, std::size_t R, std::size_t Vectors>
void check(auto const& a, auto const& value_of_a, std::size_t depth, auto valid)
{
    CAPTURE(R, Vectors, depth);
    using Numbers = laws::Matrix<float, Arch>;
    using Value = cpu::Lanes<float, Arch>;
    constexpr std::size_t lanes = Value::size;
    std::size_t const columns =
        (Vectors - 1) * lanes + cpu::Place<float, Arch, decltype(valid)>{0, 0, valid}.count();
    Numbers const b(depth, columns, 2), part(1 + R, columns), whole(1 + R, columns);
    cpu::Panel<float, std::size_t> const panel{b.numbers.data(), b.view.width, depth * b.view.width};
    cpu::MicroKernel<float, Arch, Vectors, decltype(valid), std::remove_cvref_t<decltype(a)>,
                     std::remove_const_t<decltype(panel)>> const strip{0, valid, a, panel};
    std::size_t const from = depth / 2 / (2 * lanes) * (2 * lanes), to = depth - 1;
    strip.template tile<R>(
        strip, 1, from, to, cpu::PrefetchShare{1, 3UL}, // what lies ahead changes no number
        [](auto const&, std::size_t r, std::size_t v) { return Value(static_cast<float>(10 * r + v)); },
        [&](auto const& place, std::size_t r, std::size_t v, Value sum) {
            CHECK(place.row == 1 + r);
            CHECK(place.column == v * lanes);
            place.store(part.view, sum);
        });
    auto const five = [](auto const&) { return Value(5.0F); };
    cpu::WholeDepth{strip,       depth,        five, Store<typename Numbers::View>{whole.view},
                    OneThread{}, Constant<0>{}}(Constant<R>{}, 1);
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t n = 0; n < columns; ++n) {
            auto const sum = [&](std::size_t first, std::size_t last) {
                float total = 0;
                for (std::size_t k = first; k < last; ++k) total += value_of_a(1 + r, k) * b.at(k, n);
                return total;
            };
            REQUIRE(part.at(1 + r, n) == static_cast<float>(10 * r + n / lanes) + sum(from, to));
            REQUIRE(whole.at(1 + r, n) == 5 + sum(0, depth));
        }
}

template <class Arch, std::size_t R, std::size_t Vectors>
void check_rows(auto valid)
{
    for (std::size_t const depth : {2u, 5u, 16u, 71u}) {
        laws::Matrix<float, Arch> const a(1 + R, depth, 1);
        check<Arch, R, Vectors>(
            cpu::Broadcast{a.view}, [&](std::size_t m, std::size_t k) { return a.at(m, k); }, depth, valid);
    }
}

template <class Arch, std::size_t R, std::size_t Vectors>
void check_turned(auto valid)
{
    for (std::size_t const depth : {2u, 5u, 16u, 71u}) {
        laws::Matrix<float, Arch> const a(depth, 1 + R, 1);
        check<Arch, R, Vectors>(
            cpu::Transposed{a.view}, [&](std::size_t m, std::size_t k) { return a.at(k, m); }, depth, valid);
    }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("A tile has its sums in one, two or four registers each", "", laws::Widths)
{
    check_rows<TestType, 4, 2>(cpu::AllLanes{});
    check_turned<TestType, 2, 2>(Constant<1>{});
    check_rows<TestType, 1, 1>(std::size_t{3});
}

TEST_CASE("A strip of one row takes several panels")
{
    check_rows<xsimd::default_arch, 1, 8>(cpu::AllLanes{});
}
