// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/contract.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/block.hpp>
#include <lamina/finish.hpp>

#include <random>

using namespace lamina;

namespace {

template <class T>
struct Matrix {
    std::size_t rows, columns, stride;
    AlignedArray<T> numbers;

    Matrix(std::size_t row_count, std::size_t column_count, std::size_t lanes, unsigned seed = 0)
        : rows(row_count),
          columns(column_count),
          stride((column_count + lanes - 1) / lanes * lanes),
          numbers(row_count * stride)
    {
        std::mt19937 engine(seed);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                at(r, c) = seed == 0 ? T(0) : T(int(engine() % 17)) - 8; // whole: exact in any order
    }
    T& at(std::size_t row, std::size_t column) const { return numbers.data()[row * stride + column]; }
    Rows<T, std::size_t> view() const { return {numbers.data(), stride}; }
};

/// Both kernels against three loops, for sizes in the type and sizes known at run time.
template <class T, class Arch>
void check(auto rows, auto columns, auto depth)
{
    CAPTURE(rows, columns, depth, sizeof(T));
    constexpr std::size_t lanes = cpu::Lanes<T, Arch>::size;
    Matrix<T> const a(rows, depth, lanes, 1), b(depth, columns, lanes, 2), turned(columns, depth, lanes),
        bias(1, columns, lanes, 3);
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t n = 0; n < columns; ++n) turned.at(n, k) = b.at(k, n);
    Matrix<T> const product(rows, columns, lanes), dots(rows, columns, lanes);
    Load<PerColumn<T>> const start{{bias.numbers.data()}};
    using Kernels = cpu::Contract<T, Arch>;
    Kernels::product(rows, columns, depth,
                     cpu::Scalars<T, std::size_t, Constant<1>>{a.numbers.data(), a.stride, {}},
                     b.numbers.data(), b.stride, start, Store<Rows<T, std::size_t>>{product.view()});
    Kernels::dots(rows, columns, depth, a.view(), turned.numbers.data(), turned.stride, start,
                  Store<Rows<T, std::size_t>>{dots.view()});
    for (std::size_t m = 0; m < rows; ++m)
        for (std::size_t n = 0; n < product.stride; ++n) {
            T wanted = 0;
            if (n < columns) {
                wanted = bias.at(0, n);
                for (std::size_t k = 0; k < depth; ++k) wanted += a.at(m, k) * b.at(k, n);
            }
            REQUIRE(product.at(m, n) == wanted);
            REQUIRE(dots.at(m, n) == wanted);
        }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Both kernels multiply matrices of every size, tails included", "", laws::Widths)
{
    for (std::size_t const rows : {1u, 2u, 3u, 4u, 5u, 8u, 11u})
        for (std::size_t const columns :
             {1u, 2u, 3u, 4u, 7u, 8u, 9u, 15u, 16u, 17u, 31u, 33u, 64u, 65u, 70u, 129u})
            for (std::size_t const depth : {1u, 2u, 7u, 16u, 35u}) {
                check<float, TestType>(rows, columns, depth);
                check<double, TestType>(rows, columns, depth);
            }
}

TEMPLATE_LIST_TEST_CASE("Sizes in the type take the same kernels", "", laws::Widths)
{
    check<float, TestType>(Constant<1>{}, Constant<1>{}, Constant<1>{});
    check<float, TestType>(Constant<4>{}, Constant<3>{}, Constant<2>{});
    check<float, TestType>(Constant<7>{}, Constant<70>{}, Constant<5>{});
    check<float, TestType>(Constant<9>{}, Constant<64>{}, Constant<3>{});
    check<double, TestType>(Constant<6>{}, Constant<37>{}, Constant<19>{});
    check<double, TestType>(std::size_t{6}, Constant<10>{}, Constant<128>{});
}
