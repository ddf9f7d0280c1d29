// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/gemm/transpose.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/arrays/views.hpp>
#include <lamina/support/aligned_memory.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

template <class T, class Arch>
void check(std::size_t rows, std::size_t columns)
{
    CAPTURE(rows, columns, sizeof(T));
    constexpr std::size_t width = 2 * cpu::Lanes<T, Arch>::size;
    auto const size = [](std::size_t r, std::size_t c) { return r * (c + width); };
    AlignedArray<T> const numbers(size(rows, columns)), turned(size(columns, rows));
    Panels<T, std::size_t, Constant<width>> const from{numbers.data(), rows, {}},
        to{turned.data(), columns, {}};
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) *from.at(r, c) = T(1 + r * columns + c);
    cpu::transpose<Arch, T>(from, 0, width, columns, to);
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t r = 0; r < width; ++r) REQUIRE(*to.at(c, r) == (r < rows ? *from.at(r, c) : T(0)));
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Panels of every width are transposed, and padded with zeros", "", laws::Widths)
{
    for (std::size_t const rows : {1u, 2u, 3u, 7u, 16u})
        for (std::size_t const columns : {1u, 4u, 5u, 33u, 64u}) {
            check<float, TestType>(std::min<std::size_t>(rows, 2 * cpu::Lanes<float, TestType>::size),
                                   columns);
            check<double, TestType>(std::min<std::size_t>(rows, 2 * cpu::Lanes<double, TestType>::size),
                                    columns);
        }
}
