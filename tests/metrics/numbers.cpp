// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/numbers.hpp>

#include "catch.hpp"

#include <lamina/arrays.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Numbers are read as double from any array, of one axis or two")
{
    std::vector<float> const memory{1, 2, 3, 4, 5, 6};
    auto const check = [](auto const& array, std::size_t rows, std::size_t columns) {
        auto const numbers = read_numbers(array);
        CHECK((numbers.rows() == rows && numbers.columns() == columns));
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < columns; ++i) CHECK(numbers(row, i) == double(row * columns + i + 1));
    };
    check(memory, 6, 1);
    check(MatrixView{memory, 2}, 3, 2);
    check(std::array<std::array<double, 3>, 2>{{{1, 2, 3}, {4, 5, 6}}}, 2, 3);
    xt::xtensor<float, 2> const array{{1, 2}, {3, 4}};
    check(array, 2, 2);
    check(xt::xtensor<float, 2, xt::layout_type::column_major>(array), 2, 2);
    check(xt::view(xt::xtensor<double, 2>{{1, 9}, {2, 9}}, xt::all(), 0), 2, 1);
    check(0.5F * (array + array), 2, 2); // computed once
    check(xt::xtensor_fixed<float, xt::xshape<1, 2>>{{1, 2}}, 1, 2);
}

TEST_CASE("Rows of no numbers are none")
{
    CHECK(read_numbers(xt::xtensor<float, 2>::from_shape({3, 0})).rows() == 0);
    CHECK(read_numbers(std::vector<double>{}).rows() == 0);
}

TEST_CASE("Numbers are float or double")
{
    static_assert(AreNumbers<std::vector<float>>::value && AreNumbers<xt::xtensor<double, 2>>::value);
    static_assert(!AreNumbers<std::vector<int>>::value && !AreNumbers<double>::value);
    static_assert(!AreNumbers<xt::xtensor<double, 3>>::value);
}

TEST_CASE("A score is no NaN, and a probability between 0 and 1")
{
    std::vector<float> const memory{0.5F, -1, INFINITY, NAN};
    auto const numbers = read_numbers(memory);
    CHECK(score_at(numbers, 2, 0) == INFINITY);
    CHECK_THROWS_WITH(
        score_at(numbers, 3, 0),
        "lamina: the score in row 3, column 0 is NaN, which is neither above nor below another.");
    CHECK(probability_at(numbers, 0, 0) == 0.5);
    CHECK_THROWS_WITH(
        probability_at(numbers, 1, 0),
        "lamina: the probability in row 1, column 0 is -1, not between 0 and 1. Of what a network "
        "gives, softmax makes some.");
    CHECK_THROWS_AS(probability_at(numbers, 3, 0), std::invalid_argument);
}
