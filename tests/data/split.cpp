// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/split.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

/// As many rows of each class, mixed; a row's input is its number.
auto rows_of(std::vector<std::size_t> left)
{
    std::vector<int> labels;
    for (bool any = true; any;) {
        any = false;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (left[i] > 0) {
                --left[i];
                any = true;
                labels.push_back(static_cast<int>(10 * i)); // values are not places
            }
    }
    xt::xtensor<float, 2> x =
        xt::arange<float>(static_cast<float>(labels.size())).reshape({labels.size(), std::size_t{1}});
    return Dataset{std::move(x), std::move(labels)};
}

template <class Data>
std::vector<std::size_t> counts(Data const& data, std::size_t classes)
{
    std::vector<std::size_t> result(classes);
    for (int const label : data.labels()) ++result[static_cast<std::size_t>(label) / 10];
    return result;
}

/// The rows of both parts, sorted.
template <class Data>
std::vector<float> numbers(Data const& one, Data const& other)
{
    std::vector<float> all;
    for (Data const& part : {one, other})
        for (float const number : part.inputs()) all.push_back(number);
    std::sort(all.begin(), all.end());
    return all;
}

using Counts = std::vector<std::size_t>;

} // namespace

TEST_CASE("A split has each row once, as many as were asked for, in another order")
{
    auto const all = rows_of({30, 20});
    auto const [training, test] = split(all, {.test = 0.3, .seed = 1});
    CHECK((training.size() == 35 && test.size() == 15));
    auto const together = numbers(training, test);
    for (std::size_t i = 0; i < 50; ++i) CHECK(together[i] == static_cast<float>(i));
    auto const x = test.inputs();
    CHECK(!std::is_sorted(x.begin(), x.end()));
    CHECK((split(all, {.test = 0.3, .seed = 1}).test.inputs() == x));
    CHECK(!(split(all, {.test = 0.3, .seed = 2}).test.inputs() == x));
    CHECK(split(all).test.size() == 13); // 12.5
    CHECK(split(all.select({0, 1, 2})).test.size() == 1);
}

TEST_CASE("A stratified split keeps each class's share, to a row")
{
    auto const all = rows_of({50, 31, 19});
    auto const [training, test] = split(all, {.test = 0.2, .seed = 3, .stratified = true});
    CHECK(counts(test, 3) == Counts{10, 6, 4}); // of 10, 6.2, 3.8
    CHECK(counts(training, 3) == Counts{40, 25, 15});
    CHECK(numbers(training, test).size() == 100);
    CHECK(largest_remainders(std::vector<std::size_t>{1, 1, 1}, 2) == Counts{1, 1, 0});
    CHECK(largest_remainders(std::vector<std::size_t>{10, 20, 70}, 5) == Counts{1, 1, 3}); // of 0.5, 1, 3.5
    CHECK(largest_remainders(std::vector<std::size_t>{3}, 2) == Counts{2});
}

TEST_CASE("Folds have each row in one test, and are as large to a row")
{
    auto const all = rows_of({8, 3});
    auto const parts = folds(all, 3, {.seed = 1});
    REQUIRE(parts.size() == 3);
    Counts sizes;
    std::vector<float> tests;
    for (auto const& [training, test] : parts) {
        CHECK(numbers(training, test).size() == 11);
        sizes.push_back(test.size());
        for (float const number : test.inputs()) tests.push_back(number);
    }
    CHECK(sizes == Counts{4, 4, 3});
    std::sort(tests.begin(), tests.end());
    CHECK(std::adjacent_find(tests.begin(), tests.end()) == tests.end());
    CHECK(folds(all, 11).back().test.size() == 1);
}

TEST_CASE("Stratified folds have as many of each class, to a row")
{
    auto const all = rows_of({22, 9, 14});
    for (auto const& [training, test] : folds(all, 4, {.seed = 5, .stratified = true})) {
        auto const found = counts(test, 3);
        CHECK((found[0] == 5 || found[0] == 6));
        CHECK((found[1] == 2 || found[1] == 3));
        CHECK((found[2] == 3 || found[2] == 4));
        CHECK((test.size() == 11 || test.size() == 12));
        auto const x = training.inputs();
        CHECK(!std::is_sorted(x.begin(), x.end()));
    }
}

TEST_CASE("What cannot be divided is refused")
{
    auto const all = rows_of({5, 1});
    CHECK_THROWS_WITH(split(all, {.test = 0.05}),
                      "lamina: of 6 rows this split has 0 for the test and 6 for training; both need one at "
                      "least. Change .test.");
    CHECK_THROWS_AS(split(all, {.test = 0.95}), std::invalid_argument);
    CHECK_THROWS_AS(split(all.select({})), std::invalid_argument);
    for (double const part : {0.0, 1.0, -0.1, 20.0, std::nan("")})
        CHECK_THROWS_WITH(
            split(all, {.test = part}),
            "lamina: .test of a split is the part of the rows that is for the test, between 0 and 1, "
            "as 0.2.");
    CHECK_THROWS_WITH(
        split(all, {.stratified = true}),
        "lamina: of the 2 classes, in order, number 1 has 1 rows, and a stratified division into 2 "
        "needs as many of each. Join or drop classes, or leave .stratified out.");
    CHECK_THROWS_WITH(folds(all, 1),
                      "lamina: 1 folds of 6 rows; there are 2 folds at least, and at most one for each row.");
    CHECK_THROWS_AS(folds(all, 7), std::invalid_argument);
    CHECK_THROWS_AS(folds(all, 2, {.stratified = true}), std::invalid_argument);
    Dataset const numbers{all.inputs(), all.inputs()};
    CHECK(split(numbers, {.test = 0.5}).test.size() == 3);
    CHECK_THROWS_WITH(
        split(numbers, {.test = 0.5, .stratified = true}),
        "lamina: the targets of this data set are rows of numbers, and .stratified keeps the shares "
        "of class labels. Leave it out.");
}
