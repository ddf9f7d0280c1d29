// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/selection.hpp>

#include "catch.hpp"

#include <lamina/arrays.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

/// Rows of 3: (row, column) is 10 row + column.
auto numbers(std::size_t rows)
{
    auto x = xt::xtensor<float, 2>::from_shape({rows, 3});
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<float>(10 * (i / 3) + i % 3);
    return x;
}

template <class Array>
void check(Array const& array)
{
    auto const all = Selection<Array>::of(array);
    CHECK((all.size() == 5 && all.columns() == 3));
    std::vector<float> some(6), whole(15);
    all.copy(2, 2, some.data());
    CHECK(some == std::vector<float>{20, 21, 22, 30, 31, 32});
    all.copy(0, 5, whole.data());
    for (std::size_t i = 0; i < 15; ++i) CHECK(whole[i] == static_cast<float>(10 * (i / 3) + i % 3));
    all.copy(std::array<std::size_t, 2>{4, 0}, some.data());
    CHECK(some == std::vector<float>{40, 41, 42, 0, 1, 2});

    auto const few =
        all.with(std::make_shared<std::vector<std::size_t> const>(std::vector<std::size_t>{3, 3, 1}));
    CHECK(few.size() == 3);
    few.copy(1, 2, some.data());
    CHECK(some == std::vector<float>{30, 31, 32, 10, 11, 12});
    few.copy(std::array<std::size_t, 2>{2, 0}, some.data());
    CHECK(some == std::vector<float>{10, 11, 12, 30, 31, 32});
    few.copy(3, 0, nullptr);
}

} // namespace

TEST_CASE("Rows are those of the array, of any layout")
{
    auto const x = numbers(5);
    check(x);
    check(xt::xtensor<float, 2, xt::layout_type::column_major>(x));
    check(xt::xtensor_fixed<float, xt::xshape<5, 3>>(x));
    check(1.0F * x);
    check(MatrixView{x.data(), 5, 3});
    std::vector<float> apart(25);
    for (std::size_t i = 0; i < 15; ++i) apart[i / 3 * 5 + i % 3] = x.data()[i];
    check(MatrixView{apart.data(), 5, 3, 5});
    check(MatrixView<float const>{apart.data(), 5, 3, 5});
    std::vector<std::array<float, 3>> rows(5);
    for (std::size_t i = 0; i < 15; ++i) rows[i / 3][i % 3] = x.data()[i];
    check(rows);
    auto const wide = numbers(7);
    check(xt::view(wide, xt::range(0, 5), xt::all()));
    xt::xtensor<float, 2> doubled = xt::repeat(x, 2, 0);
    check(xt::view(doubled, xt::range(0, 10, 2), xt::all()));
    xt::xtensor<float, 2> broad = xt::repeat(x, 2, 1);
    check(xt::view(broad, xt::all(), xt::range(0, 6, 2)));
}

TEST_CASE("Of one axis each number is a row")
{
    auto const third = []<class Array>(Array const& labels) {
        auto const all = Selection<Array>::of(labels);
        CHECK((all.size() == 4 && all.columns() == 1));
        typename Selection<Array>::Element found[2];
        all.copy(2, 2, found);
        auto const last = found[1];
        all.copy(std::array<std::size_t, 2>{3, 0}, found);
        CHECK(found[0] == last);
        return static_cast<int>(last);
    };
    enum class Fruit : unsigned char { apple, pear };
    CHECK(third(xt::xtensor<int, 1>{4, 3, 2, 1}) == 1);
    CHECK(third(std::vector<long>{4, 3, 2, -1}) == -1);
    CHECK(third(std::vector<bool>{false, false, false, true}) == 1);
    CHECK(third(std::array<char, 4>{'a', 'b', 'c', 'd'}) == 'd');
    CHECK(third(std::array{Fruit::apple, Fruit::pear, Fruit::apple, Fruit::pear}) == 1);
    xt::xtensor<int, 1> const eight{0, 1, 2, 3, 4, 5, 6, 7};
    CHECK(third(xt::view(eight, xt::range(0, 8, 2))) == 6);
    CHECK(third(std::span(eight.data(), 4)) == 3);
}

TEST_CASE("The array is shared")
{
    auto const array = std::make_shared<std::vector<int> const>(std::vector<int>{1, 2});
    Selection const all(array);
    auto const part = all.with(std::make_shared<std::vector<std::size_t> const>(1, 1));
    CHECK(array.use_count() == 3);
    CHECK(part.list()->front() == 1);
    CHECK(all.list() == nullptr);
    int number = 0;
    part.copy(0, 1, &number);
    CHECK(number == 2);
}
