// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/array_traits.hpp>

#include "catch.hpp"

#include <lamina/arrays/matrix_view.hpp>
#include <lamina/arrays/xtensor.hpp>

#include <limits>
#include <string>

#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/containers/xarray.hpp>
#else
#include <xtensor/xarray.hpp>
#endif

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A network reads arrays of its own type with one axis or two")
{
    static_assert(Readable<float, std::vector<float>>::value && Readable<float, float[3]>::value &&
                  Readable<float, std::array<std::array<float, 2>, 3>>::value &&
                  Readable<float, MatrixView<float const>>::value &&
                  Readable<float, xt::xtensor<float, 2>>::value);
    static_assert(!Readable<float, std::vector<double>>::value && !Readable<float, float>::value &&
                  !Readable<float, float*>::value && !Readable<float, std::string>::value &&
                  !Readable<float, std::vector<std::vector<float>>>::value &&
                  !Readable<float, xt::xarray<float>>::value &&
                  !Readable<float, xt::xtensor<float, 3>>::value);
    // which of the sentences says it
    static_assert(
        !Readable<float, std::string>::is_array && !Readable<float, std::vector<std::string>>::is_array &&
        Readable<float, std::vector<int>>::is_array && Readable<float, xt::xarray<float>>::is_array);
}

TEST_CASE("A network writes to what is not const, has memory, and lasts")
{
    using Array = xt::xtensor<float, 2>;
    static_assert(Writable<float, Array&>::value && !Writable<float, Array const&>::is_open &&
                  Writable<float, Array>::is_open && !Writable<float, Array>::lasts);
    Array array;
    static_assert(!Writable<float, decltype(2 * array)>::is_open);
    static_assert(Writable<float, decltype(xt::view(array, xt::all(), xt::range(0, 1)))>::value);
    static_assert(Writable<float, decltype(xt::view(array, xt::keep(1, 0), xt::all()))>::value);
    static_assert(
        !Writable<float, decltype(xt::view(std::as_const(array), xt::keep(0), xt::all()))>::is_open);
    static_assert(Writable<float, MatrixView<float>>::value &&
                  Writable<float, MatrixView<float> const&>::value &&
                  !Writable<float, MatrixView<float const>>::is_open);
    static_assert(
        Writable<float, std::span<float>>::value && !Writable<float, std::span<float const>>::is_open &&
        Writable<float, std::vector<float>&>::value && !Writable<float, std::vector<float>>::lasts &&
        !Writable<float, std::vector<float> const&>::is_open);
}

TEST_CASE("Lengths and axes that the types tell are compared when compiled")
{
    static_assert(
        HasWidth<std::array<float, 3>, Needs<3>>::value && !HasWidth<std::array<float, 3>, Needs<2>>::value &&
        HasWidth<std::vector<float>, Needs<2>>::value && HasWidth<std::array<float, 3>, Needs<0>>::value &&
        !HasWidth<xt::xtensor_fixed<float, xt::xshape<4, 2>>, Needs<4>>::value);
    static_assert(SameAxes<std::vector<float>, std::array<float, 2>>::value &&
                  SameAxes<xt::xtensor<float, 2>, MatrixView<float>>::value &&
                  !SameAxes<xt::xtensor<float, 2>, std::vector<float>>::value);
}

TEST_CASE("An array of another length throws with both shapes, and a guess at the mistake")
{
    auto const text = [](auto const& given, std::size_t width) -> std::string {
        try {
            throw_wrong_width(given, width, "inputs");
        } catch (ShapeError const& error) {
            return error.what();
        }
    };
    using One = std::array<std::size_t, 1>;
    using Two = std::array<std::size_t, 2>;
    CHECK(text(Two{9, 5}, 3) ==
          "lamina: the network needs inputs of the shape (9, 3); the array given has (9, 5).");
    CHECK(text(Two{3, 5}, 3) == "lamina: the network needs inputs of the shape (3, 3); the array given has "
                                "(3, 5). Each row is a sample: is "
                                "it transposed?");
    CHECK(text(One{7}, 3) == "lamina: the network needs inputs of the shape (3,); the array given has (7,).");
    CHECK(text(One{0}, 3) == "lamina: the network needs inputs of the shape (3,); the array given has (0,).");
    CHECK(text(One{6}, 3) == "lamina: the network needs inputs of the shape (3,); the array given has (6,). "
                             "One axis is one sample; 2 "
                             "samples are an array of the shape (2, 3).");
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    CHECK(text(Two{most, most}, 3) ==
          "lamina: the network needs inputs of the shape (18446744073709551615, 3); the array given has "
          "(18446744073709551615, 18446744073709551615).");
}

TEST_CASE("What is computed when it is read, is read once into memory")
{
    xt::xtensor<double, 1> const array{1, 2, 3};
    CHECK(&in_memory(array) == &array);
    std::size_t reads = 0;
    auto const counted = xt::make_lambda_xfunction([&](double number) { return ++reads, 2 * number; }, array);
    auto const& computed = in_memory(counted);
    static_assert(std::same_as<decltype(computed), xt::xtensor<double, 1> const&>);
    CHECK(computed(2) == 6);
    CHECK(computed(2) == 6);
    CHECK(reads == 3);
}
