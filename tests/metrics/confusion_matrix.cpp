// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/confusion_matrix.hpp>

#include "catch.hpp"

#include <array>
#include <span>
#include <vector>

using namespace lamina;

TEST_CASE("At (i, j) are the rows of label i that are said to be j")
{
    xt::xtensor<std::size_t, 1> const predicted{0, 2, 1, 1};
    std::vector<int> const labels{0, 1, 1, 0};
    CHECK((confusion_matrix(predicted, labels) ==
           xt::xtensor<std::size_t, 2>{{1, 1, 0}, {0, 1, 1}, {0, 0, 0}}));
    auto const more = confusion_matrix(predicted, labels, 5);
    static_assert(std::same_as<decltype(more), xt::xtensor<std::size_t, 2> const>);
    CHECK((more.shape(0) == 5 && more.shape(1) == 5 && xt::sum(more)() == 4));
}

TEST_CASE("Labels may be lazy, fixed, enums or bits")
{
    enum class Pet { cat, dog };
    xt::xtensor<int, 1> const number{0, 5};
    std::array<Pet, 2> const pets{Pet::cat, Pet::dog};
    CHECK(confusion_matrix(number > 3, pets)(1, 1) == 1);
    CHECK(confusion_matrix(std::vector<bool>{false, true}, std::span(pets))(0, 0) == 1);
    CHECK(confusion_matrix(xt::xtensor_fixed<char, xt::xshape<2>>{1, 1}, pets)(0, 1) == 1);
}

TEST_CASE("A label outside of the classes is told with its row")
{
    CHECK_THROWS_WITH(confusion_matrix(std::vector<int>{0, 1}, std::vector<int>{0, 3}, 3),
                      "lamina: the label in row 1 is 3; confusion_matrix has classes 0 to 2.");
    CHECK_THROWS_WITH(
        confusion_matrix(std::vector<int>{-1, 1}, std::vector<int>{0, 1}),
        "lamina: the predicted label in row 0 is -1; confusion_matrix has classes 0 to 16777215.");
    CHECK_THROWS_WITH(
        confusion_matrix(std::vector<int>{0, 1}, std::vector<int>{0}, 3),
        "lamina: there are 2 predicted labels and 1 to compare them with; confusion_matrix needs as "
        "many of both, at least one.");
}
