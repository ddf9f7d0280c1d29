// SPDX-License-Identifier: BSL-1.0
#include <lamina/data.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

nlohmann::json const& file()
{
    static nlohmann::json const numbers = laws::reference("data.json");
    return numbers;
}

/// Rows that have their numbers as labels.
auto numbered(std::size_t rows)
{
    xt::xtensor<int, 1> label = xt::arange<int>(static_cast<int>(rows));
    return Dataset{xt::xtensor<float, 2>::from_shape({rows, 1}), std::move(label)};
}

auto columns()
{
    auto const numbers = file()["x"].get<std::vector<double>>();
    auto x = xt::xtensor<double, 2>::from_shape({numbers.size() / 7, 7});
    std::copy(numbers.begin(), numbers.end(), x.begin());
    return x;
}

/// The largest difference of one column, relative to the largest number in it.
double of_column(xt::xtensor<double, 2> const& ours, nlohmann::json const& wanted, std::size_t column)
{
    std::vector<double> mine, theirs;
    for (std::size_t row = 0; row < ours.shape(0); ++row) {
        mine.push_back(ours(row, column));
        theirs.push_back(wanted[row * ours.shape(1) + column]);
    }
    return laws::largest_difference(mine, theirs);
}

} // namespace

TEST_CASE("Shuffled batches are those of PyTorch's DataLoader, over two epochs")
{
    for (auto const& wanted : file()["batches"]) {
        INFO(wanted["seed"]);
        auto const all = numbered(wanted["rows"].get<std::size_t>());
        auto batches = all.batches(wanted["size"].get<std::size_t>(), wanted["seed"].get<std::uint64_t>());
        for (auto const& epoch : wanted["epochs"]) {
            std::vector<std::vector<int>> visited;
            for (auto const& [x, t] : batches) visited.emplace_back(t.begin(), t.end());
            CHECK(visited == epoch.get<std::vector<std::vector<int>>>());
            CHECK(visited.size() == batches.size());
        }
    }
}

TEST_CASE("A split is PyTorch's random_split")
{
    for (auto const& wanted : file()["splits"]) {
        INFO(wanted["seed"]);
        auto const all = numbered(wanted["rows"].get<std::size_t>());
        double const part = wanted["test"].get<double>() / static_cast<double>(all.size());
        auto const [training, test] =
            split(all, {.test = part, .seed = wanted["seed"].get<std::uint64_t>(), .stratified = false});
        auto const first = training.labels(), second = test.labels();
        CHECK(std::vector<int>(first.begin(), first.end()) == wanted["parts"][0].get<std::vector<int>>());
        CHECK(std::vector<int>(second.begin(), second.end()) == wanted["parts"][1].get<std::vector<int>>());
    }
}

TEST_CASE("Standardise is scikit-learn's StandardScaler")
{
    auto const x = columns();
    auto const& wanted = file()["standard"];
    auto const scale = Standardise::fit(x);
    double const mean = laws::largest_difference(scale.mean(), wanted["mean"]);
    CHECK(mean < 1e-14); // of numbers up to 2e150, whose mean is a twentieth of that
    auto const y = scale(x);
    for (std::size_t column = 0; column < 7; ++column) {
        INFO("column " << column);
        double const theirs = wanted["deviation"][column];
        CHECK(scale.deviation()[column] == Approx(theirs).epsilon(1e-13).margin(0));
        if (column == 2 || column == 6) continue; // constant: below
        double const difference = of_column(y, wanted["scaled"], column);
        // 1e8 plus numbers of about 1 has these to 1.5e-8, and so has their mean
        CHECK(difference < (column == 1 ? 2e-8 : 1e-14));
        if (column != 1) laws::record("data", "Standardise", "double", difference);
    }
    for (std::size_t row = 0; row < x.shape(0); ++row) CHECK(y(row, 2) == 0);
    // differences of 1e-8 in numbers of 1e8 are their rounding, and are not blown up to 1
    for (std::size_t row = 0; row < x.shape(0); ++row) CHECK(std::abs(y(row, 6)) < 1e-7);
}

TEST_CASE("MinMax is scikit-learn's MinMaxScaler")
{
    auto const x = columns();
    auto const& wanted = file()["min_max"];
    auto const scale = MinMax::fit(x);
    CHECK(scale.smallest() == wanted["smallest"].get<std::vector<double>>());
    auto const y = scale(x);
    for (std::size_t column = 0; column < 7; ++column) {
        INFO("column " << column);
        // theirs is x * (1 / range) - smallest * (1 / range), in which the offset of column 1 cancels
        double const difference = of_column(y, wanted["scaled"], column);
        CHECK(difference < (column == 1 ? 1e-8 : column == 6 ? 1.0 : 1e-15));
        if (column != 1 && column != 6) laws::record("data", "MinMax", "double", difference);
    }
    CHECK(y(0, 4) == x(0, 4) - scale.smallest()[4]); // a range of 1e-30 is none
}

TEST_CASE("Balanced weights are scikit-learn's")
{
    auto const& wanted = file()["class_weights"];
    auto const weights = class_weights(wanted["labels"].get<std::vector<int>>(), 4);
    double const difference = laws::largest_difference(weights, wanted["weights"]);
    CHECK(difference < 1e-15);
    laws::record("data", "class_weights", "double", difference);
}
