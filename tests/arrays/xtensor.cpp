// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/xtensor.hpp>

#include "catch.hpp"

#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/containers/xarray.hpp>
#else
#include <xtensor/xarray.hpp>
#endif

using namespace lamina;
using namespace lamina::core;

namespace {

xt::xtensor<double, 2> const numbers{{1, 2, 3}, {4, 5, 6}};

/// What a network would read of an array.
template <class Array>
std::vector<double> read(Array const& array)
{
    auto const source = ArrayTraits<Array>::open(array);
    std::vector<double> result;
    auto const shape = ArrayTraits<Array>::shape(array);
    for (std::size_t row = 0; row < source.rows(); ++row)
        for (std::size_t column = 0; column < shape.back(); ++column) result.push_back(source(row, column));
    return result;
}

std::vector<double> const in_order{1, 2, 3, 4, 5, 6};

} // namespace

TEST_CASE("Arrays of any layout are read in order")
{
    CHECK(read(numbers) == in_order);
    CHECK(read(xt::xtensor_fixed<double, xt::xshape<2, 3>>(numbers)) == in_order);
    CHECK(read(xt::xtensor<double, 2, xt::layout_type::column_major>(numbers)) == in_order);
    xt::xtensor<double, 2, xt::layout_type::dynamic> dynamic(std::array<std::size_t, 2>{2, 3},
                                                             xt::layout_type::column_major);
    dynamic = numbers;
    CHECK(read(dynamic) == in_order);
    xt::xtensor<double, 2> const turned = xt::transpose(numbers);
    CHECK(read(xt::transpose(turned)) == in_order);
}

TEST_CASE("Where the type says how far apart the rows of an array lie, its source says so too")
{
    using Fixed = xt::xtensor_fixed<double, xt::xshape<2, 3>>;
    Fixed fixed(numbers);
    auto const step = [](auto const& array) {
        return ArrayTraits<std::remove_cvref_t<decltype(array)>>::open(array).row_step;
    };
    static_assert(decltype(step(fixed))::value == 3);
    static_assert(std::same_as<decltype(step(numbers)), std::ptrdiff_t>);
    CHECK(step(numbers) == 3);
    auto const part = xt::view(fixed, xt::all(), xt::range(0, 2));
    static_assert(std::same_as<decltype(step(part)), std::ptrdiff_t>);
    CHECK(step(part) == 3);
}

TEST_CASE("Views are read where they point")
{
    xt::xtensor<double, 2> const large = xt::arange<double>(24).reshape({4, 6});
    CHECK(read(xt::view(large, xt::range(1, 3), xt::range(1, 6, 2))) ==
          std::vector<double>{7, 9, 11, 13, 15, 17});
    CHECK(read(xt::view(large, xt::range(2, 4), xt::range(0, 2))) == std::vector<double>{12, 13, 18, 19});
    CHECK(read(xt::view(large, 2, xt::all())) == std::vector<double>{12, 13, 14, 15, 16, 17});
    CHECK(read(xt::view(large, xt::all(), 5)) == std::vector<double>{5, 11, 17, 23});
    CHECK(read(xt::view(large, xt::keep(3, 0), xt::keep(5, 1))) == std::vector<double>{23, 19, 5, 1});
}

TEST_CASE("Lazy expressions are read element by element")
{
    CHECK(read(0.5 * (numbers + numbers)) == in_order);
    CHECK(read(xt::cast<double>(xt::xtensor<int, 2>{{1, 2, 3}, {4, 5, 6}})) == in_order);
}

TEST_CASE("An expression is lazy where its numbers are computed when they are read")
{
    auto const lazy = [](auto const& array) {
        return ArrayTraits<std::remove_cvref_t<decltype(array)>>::is_lazy;
    };
    CHECK(!lazy(numbers));
    CHECK(!lazy(xt::transpose(numbers)));
    CHECK(!lazy(xt::view(numbers, xt::keep(1, 0), xt::keep(2, 0))));
    CHECK(lazy(2 * numbers));
    CHECK(lazy(xt::cast<float>(numbers)));
    CHECK(lazy(xt::view(2 * numbers, xt::keep(1, 0), xt::all())));
    CHECK(lazy(xt::transpose(2 * numbers)));
    CHECK(lazy(numbers - xt::mean(numbers, {0})));
    auto const sum = numbers + numbers;
    auto const computed = ArrayTraits<std::remove_cvref_t<decltype(sum)>>::compute(sum);
    static_assert(std::same_as<decltype(computed), xt::xtensor<double, 2> const>);
    CHECK(computed(1, 2) == 12);
    xt::xtensor_fixed<double, xt::xshape<2, 3>> const fixed(numbers);
    auto const fixed_sum = fixed + fixed;
    static_assert(
        std::same_as<decltype(ArrayTraits<std::remove_cvref_t<decltype(fixed_sum)>>::compute(fixed_sum)),
                     xt::xtensor_fixed<double, xt::xshape<2, 3>>>);
}

TEST_CASE("A view is one of memory that lasts longer than it")
{
    static_assert(!ArrayTraits<xt::xtensor<double, 2>>::is_view &&
                  !ArrayTraits<xt::xtensor_fixed<double, xt::xshape<2, 3>>>::is_view);
    xt::xtensor<double, 2> array = numbers;
    static_assert(ArrayTraits<decltype(xt::view(array, xt::all(), xt::range(0, 2)))>::is_view);
    static_assert(ArrayTraits<decltype(xt::transpose(array))>::is_view);
}

TEST_CASE("One axis is one sample")
{
    xt::xtensor<double, 1> const sample{1, 2, 3};
    CHECK(read(sample) == std::vector<double>{1, 2, 3});
    static_assert(std::same_as<decltype(ArrayTraits<xt::xtensor<double, 1>>::rows(sample)), Constant<1>>);
}

TEST_CASE("What the type knows is a Constant")
{
    using Fixed = ArrayTraits<xt::xtensor_fixed<float, xt::xshape<4, 2>>>;
    static_assert(Fixed::rank == 2 && Fixed::is_fixed && std::same_as<Fixed::Length, Constant<4>> &&
                  Fixed::fixed_columns == 2);
    using Dynamic = ArrayTraits<xt::xtensor<float, 2>>;
    static_assert(Dynamic::rank == 2 && !Dynamic::is_fixed && Dynamic::fixed_columns == 0);
    using Transposed = ArrayTraits<std::remove_cvref_t<decltype(xt::transpose(numbers))>>;
    static_assert(Transposed::rank == 2);
    using View = ArrayTraits<std::remove_cvref_t<decltype(xt::view(numbers, 0, xt::all()))>>;
    static_assert(View::rank == 1);
    static_assert(ArrayTraits<xt::xarray<float>>::rank == 0); // known only at run time
    static_assert(ArrayLike<xt::xarray<int>> && !ArrayLike<int>);
}

TEST_CASE("A result has as many axes as its input, fixed if that is")
{
    auto const made = ArrayTraits<xt::xtensor<double, 2>>::make_result<double, 7>(numbers);
    static_assert(std::same_as<decltype(made), xt::xtensor<double, 2> const>);
    CHECK(made.shape(0) == 2);
    CHECK(made.shape(1) == 7);
    using Fixed = xt::xtensor_fixed<double, xt::xshape<4, 2>>;
    static_assert(std::same_as<decltype(ArrayTraits<Fixed>::make_result<double, 7>(Fixed{})),
                               xt::xtensor_fixed<double, xt::xshape<4, 7>>>);
    using Sample = xt::xtensor_fixed<double, xt::xshape<2>>;
    static_assert(std::same_as<decltype(ArrayTraits<Sample>::make_result<double, 7>(Sample{})),
                               xt::xtensor_fixed<double, xt::xshape<7>>>);
}

TEST_CASE("An open array is written through")
{
    xt::xtensor<double, 2, xt::layout_type::column_major> array = xt::zeros<double>({2, 3});
    ArrayTraits<decltype(array)>::open(array)(1, 2) = 5;
    CHECK(array(1, 2) == 5);
    auto column = xt::view(array, xt::all(), 1);
    ArrayTraits<decltype(column)>::open(column)(0, 1) = 7;
    CHECK(array(1, 1) == 7);
    auto kept = xt::view(array, xt::keep(1, 0), xt::all()); // it has no strides
    ArrayTraits<decltype(kept)>::open(kept)(0, 2) = 8;
    CHECK(array(1, 2) == 8);
}
