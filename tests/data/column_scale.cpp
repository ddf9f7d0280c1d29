// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/column_scale.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
ColumnScale const scale({1, 10}, {2, 4});
xt::xtensor<float, 2> const x{{1, 10}, {3, 18}};
xt::xtensor<float, 2> const scaled{{0, 0}, {1, 2}};
} // namespace

TEST_CASE("Columns are moved and divided, and back, of a batch or one row")
{
    CHECK((scale(x) == scaled));
    CHECK((scale.inverse(scaled) == x));
    CHECK((scale(std::array{3.0, 18.0}) == xt::xtensor<double, 1>{1, 2}));
    std::vector<std::array<std::uint8_t, 2>> const bytes{{1, 10}, {3, 18}};
    static_assert(std::same_as<decltype(scale(bytes)), xt::xtensor<float, 2>>);
    CHECK((scale(bytes) == scaled));
    CHECK((scale(MatrixView{x.data(), 2, 2}) == scaled));
    CHECK_THROWS_WITH(scale(std::array{1.0F}),
                      "lamina: this scale was fitted to 2 columns; the array given has the shape (1,).");
    CHECK_THROWS_AS(scale.inverse(xt::xtensor<float, 2>::from_shape({2, 3})), ShapeError);
}

TEST_CASE("A data set is scaled with the same targets")
{
    Dataset const all{x, std::vector<int>{7, 8}};
    auto const some = scale(all.select({1}));
    CHECK((some.inputs() == xt::xtensor<float, 2>{{1, 2}}));
    CHECK(some.labels()(0) == 8);
}

TEST_CASE("Rows to fit are finite, and there are some")
{
    std::vector<float> seen;
    each_finite_row(rows_to_fit(x), [&](std::size_t row, float const* numbers) {
        seen.push_back(static_cast<float>(row));
        seen.push_back(numbers[1]);
    });
    CHECK(seen == std::vector<float>{0, 10, 1, 18});
    auto const ignored = [](std::size_t, auto const*) {};
    xt::xtensor<double, 2> bad{{1, 2}, {3, 4}};
    for (double const number : {std::nan(""), 1 / 0.0, -1 / 0.0}) {
        bad(1, 0) = number;
        CHECK_THROWS_WITH(
            each_finite_row(rows_to_fit(bad), ignored),
            "lamina: the number in row 1, column 0 is infinite or NaN, to which no scale can be "
            "fitted. Replace it, or select the other rows.");
    }
    CHECK_THROWS_WITH(each_finite_row(rows_to_fit(xt::xtensor<float, 2>::from_shape({0, 2})), ignored),
                      "lamina: a scale is fitted to one row at least, and there is none.");
    each_finite_row(rows_to_fit(xt::xtensor<int, 2>{{1}}), ignored);
}
