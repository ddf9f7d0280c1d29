// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/dataset.hpp>

#include "catch.hpp"

using namespace lamina;

namespace {

enum class Fruit : unsigned char { apple, pear, plum };

xt::xtensor<float, 2> const x{{0, 1}, {10, 11}, {20, 21}, {30, 31}, {40, 41}};
xt::xtensor<int, 1> const label{0, 1, 2, 3, 4};

template <class Data>
concept HasLabels = requires(Data const& data) { data.labels(); };

template <class Array>
std::vector<typename Array::value_type> flat(Array const& array)
{
    return {array.begin(), array.end()};
}

} // namespace

TEST_CASE("A data set gives back its inputs, its labels or targets, and its rows")
{
    Dataset const all{x, label};
    static_assert(std::same_as<decltype(all), Dataset<xt::xtensor<float, 2>, xt::xtensor<int, 1>> const>);
    CHECK(all.size() == 5);
    CHECK((all.inputs() == x));
    CHECK((all.labels() == label));
    auto const [inputs, target] = all[3];
    CHECK((inputs == xt::xtensor<float, 1>{30, 31}));
    CHECK(target == 3);
    CHECK_THROWS_WITH(all[5], "lamina: there is no row 5; the data set has 5.");

    Dataset const numbers{x, 2 * x};
    CHECK((numbers.targets() == 2 * x));
    CHECK((numbers[1].target == xt::xtensor<float, 1>{20, 22}));
    static_assert(HasLabels<decltype(all)> && !HasLabels<decltype(numbers)>);
}

TEST_CASE("Inputs and labels are any that a trainer takes")
{
    std::vector<std::array<float, 2>> const rows{{0, 1}, {10, 11}, {20, 21}};
    std::vector<float> const numbers{0, 1, 10, 11, 20, 21};
    auto const check = [&](auto const& all, auto last) {
        CHECK((all.inputs() == xt::view(x, xt::range(0, 3), xt::all())));
        CHECK(all.labels()(2) == last);
        CHECK(all[2].target == last);
        for (auto const& batch : all.batches(2)) CHECK(batch.targets.size() == batch.inputs.shape(0));
    };
    check(Dataset{rows, std::vector<bool>{false, false, true}}, true);
    check(Dataset{MatrixView{numbers, 2}, std::array{Fruit::apple, Fruit::pear, Fruit::plum}}, Fruit::plum);
    std::vector<long> const labels{5, 6, -7};
    check(Dataset{MatrixView{numbers, 2}, std::span(labels)}, -7L);
}

TEST_CASE("An array is copied, moved, viewed or computed")
{
    xt::xtensor<float, 2> mine = x;
    Dataset const copied{mine, label};
    Dataset const viewed{MatrixView{mine.data(), 5, 2}, label};
    Dataset const computed{2 * mine, label};
    static_assert(
        std::same_as<decltype(computed), Dataset<xt::xtensor<float, 2>, xt::xtensor<int, 1>> const>);
    mine(0, 0) = 7;
    CHECK(copied.inputs()(0, 0) == 0);
    CHECK(viewed.inputs()(0, 0) == 7);
    CHECK(computed.inputs()(1, 0) == 20);
    std::vector<std::array<float, 2>> rows(5);
    Dataset const moved{std::move(rows), label};
    Dataset const same = moved;
    CHECK(rows.empty()); // NOLINT(bugprone-use-after-move)
    CHECK(same.size() == 5);
}

TEST_CASE("Rows are selected, and of these again")
{
    Dataset const all{x, label};
    auto const some = all.select({4, 1, 1, 3});
    static_assert(std::same_as<decltype(some), decltype(all)>);
    CHECK(some.size() == 4);
    CHECK(flat(some.labels()) == std::vector<int>{4, 1, 1, 3});
    CHECK(some.inputs()(3, 1) == 31);
    auto const fewer = some.select({3, 0});
    CHECK(flat(fewer.labels()) == std::vector<int>{3, 4});
    CHECK(flat(fewer.inputs()) == std::vector<float>{30, 31, 40, 41});
    CHECK(fewer[0].target == 3);
    CHECK(all.select({}).size() == 0);
    CHECK_THROWS_WITH(some.select({0, 4}), "lamina: there is no row 4; the data set has 4.");
    CHECK_THROWS_AS(fewer[2], std::out_of_range);
}

TEST_CASE("Other inputs go with the targets of the same rows")
{
    auto const some = Dataset{x, label}.select({4, 2});
    xt::xtensor<double, 2> const other{{7}, {8}};
    auto const changed = some.with_inputs(other);
    CHECK(flat(changed.labels()) == std::vector<int>{4, 2});
    CHECK((changed.inputs() == other));
    CHECK(flat(changed.select({1}).labels()) == std::vector<int>{2});
    CHECK(changed.select({1}).inputs()(0, 0) == 8);
    CHECK_THROWS_WITH(some.with_inputs(x), "lamina: there are 5 rows of inputs and 2 of targets.");
}

TEST_CASE("Batches go through all rows, as they are, by a seed or by a generator")
{
    Dataset const all{x, label};
    std::vector<int> visited;
    for (auto const& [inputs, labels] : all.batches(2)) {
        static_assert(std::same_as<decltype(inputs), xt::xtensor<float, 2> const>);
        static_assert(std::same_as<decltype(labels), xt::xtensor<int, 1> const>);
        REQUIRE(inputs.shape(0) == labels.size());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            visited.push_back(labels(i));
            CHECK(inputs(i, 1) == static_cast<float>(10 * labels(i) + 1));
        }
    }
    CHECK(visited == std::vector<int>{0, 1, 2, 3, 4});

    // of a part, that a temporary holds
    std::vector<int> part;
    for (auto const& [inputs, labels] : all.select({3, 0, 2}).batches(2, 5))
        part.insert(part.end(), labels.begin(), labels.end());
    std::sort(part.begin(), part.end());
    CHECK(part == std::vector<int>{0, 2, 3});

    random::Torch torch{3};
    auto const wanted = random::Torch{3}.permutation(5);
    std::vector<std::size_t> order;
    for (auto const& [inputs, labels] : all.batches(3, torch))
        order.insert(order.end(), labels.begin(), labels.end());
    CHECK(order == wanted);
    CHECK(torch.permutation(5) != wanted); // it went on
}

TEST_CASE("As many rows of inputs as of targets, or none of both")
{
    CHECK_THROWS_WITH((Dataset{x, std::vector<int>{1, 2}}),
                      "lamina: there are 5 rows of inputs and 2 of targets.");
    Dataset const none{xt::xtensor<float, 2>::from_shape({0, 2}), std::vector<int>{}};
    CHECK(none.size() == 0);
    CHECK(none.inputs().shape(1) == 2);
    for (auto const& batch : none.batches(4, 1)) FAIL(batch.targets.size());
}
