// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/roc_auc.hpp>

#include "catch.hpp"

#include <cmath>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The area is how often a positive is above another, a tie counting half")
{
    std::vector<int> const labels{0, 1, 0, 1};
    CHECK(roc_auc(std::vector<float>{1, 2, 3, 4}, labels) == 0.75);
    CHECK(roc_auc(std::vector<double>{1, 3, 2, 4}, labels) == 1);
    CHECK(roc_auc(std::vector<double>{5, 5, 5, 5}, labels) == 0.5);
    CHECK(roc_auc(std::vector<double>{1, 1, 0, 1}, std::vector<int>{-1, 1, -1, 1}) == 0.75);
    CHECK(roc_auc(xt::xtensor<float, 2>{{1}, {2}, {-INFINITY}, {INFINITY}}, labels) == 1);
}

TEST_CASE("It is what all pairs say, of many scores with ties")
{
    constexpr std::size_t rows = 300;
    std::vector<double> scores;
    std::vector<bool> labels;
    for (std::size_t i = 0; i < rows; ++i) {
        labels.push_back(i * i % 7 < 3);
        scores.push_back(static_cast<double>((i * 37 + (labels[i] ? 5 : 0)) % 23));
    }
    double above = 0, pairs = 0;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < rows; ++j)
            if (labels[i] && !labels[j]) {
                above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                ++pairs;
            }
    CHECK(roc_auc(scores, labels) == Approx(above / pairs).epsilon(1e-14));
}

TEST_CASE("Of several classes it is the mean over each against the rest")
{
    xt::xtensor<double, 2> const scores{{3, 1, 0}, {0, 2, 1}, {2, 0, 1}, {1, 0, 3}};
    std::vector<int> const labels{0, 1, 0, 2};
    xt::xtensor<double, 1> const first = xt::view(scores, xt::all(), 0);
    CHECK(roc_auc(first, std::vector<int>{1, 0, 1, 0}) == 1);
    CHECK(roc_auc(scores, labels) == 1);
    std::vector<int> const others{0, 1, 2, 2}; // 1, 1 and 3 of 4 pairs, 2 ties of the two 1
    double const last =
        roc_auc(xt::xtensor<double, 1>(xt::view(scores, xt::all(), 2)), std::vector<int>{0, 0, 1, 1});
    CHECK(roc_auc(scores, others) == Approx((1 + 1 + last) / 3).epsilon(1e-15));
    CHECK(roc_auc(scores, others, WeightedBySupport{}) == Approx((1 + 1 + 2 * last) / 4).epsilon(1e-15));
}

TEST_CASE("Where there is no area, an error says why")
{
    std::vector<float> const scores{1, 2, NAN};
    CHECK_THROWS_WITH(
        roc_auc(std::vector<float>{1, 2}, std::vector<int>{1, 1}),
        "lamina: roc_auc compares the rows of a class with others, and of the 2 labels 2 are 1.");
    CHECK_THROWS_WITH(
        roc_auc(xt::xtensor<float, 2>{{1, 2, 3}, {1, 2, 3}}, std::vector<int>{1, 0}),
        "lamina: roc_auc compares the rows of a class with others, and of the 2 labels 0 are 2.");
    CHECK_THROWS_AS(roc_auc(scores, std::vector<int>{0, 1, 1}), std::invalid_argument);
    CHECK_THROWS_AS(roc_auc(scores, std::vector<int>{0, 1, 2}), LabelError);
    CHECK_THROWS_AS(roc_auc(scores, std::vector<int>{0, 1}), ShapeError);
    static_assert(!IsOneVsRest<Micro>::value);
}
