// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/class_counts.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
std::vector<int> const predicted{0, 2, 1, 1, 0};
std::vector<int> const labels{0, 2, 1, 0, 2};
} // namespace

TEST_CASE("Counts of each class are of what is said, of what is, and of what is right")
{
    auto const counts = count_classes(predicted, labels, 0, "f1");
    REQUIRE(counts.size() == 3);
    CHECK((counts[0].right == 1 && counts[0].predicted == 2 && counts[0].wanted == 2));
    CHECK((counts[1].right == 1 && counts[1].predicted == 2 && counts[1].wanted == 1));
    CHECK(count_classes(predicted, labels, 5, "f1").size() == 5);
    CHECK(!count_classes(predicted, labels, 5, "f1")[4].occurs());
    CHECK_THROWS_WITH(count_classes(predicted, labels, 2, "f1"),
                      "lamina: the predicted label in row 1 is 2; f1 has classes 0 to 1.");
    CHECK_THROWS_AS(count_classes(predicted, std::vector<int>{0}, 0, "f1"), ShapeError);
}

TEST_CASE("A part of nothing is 0")
{
    static_assert(ratio_of(1, 2) == 0.5 && ratio_of(0, 0) == 0);
    static_assert(precision_of({1, 2, 4}) == 0.5 && recall_of({1, 2, 4}) == 0.25 &&
                  f1_of({1, 2, 4}) == 1.0 / 3);
}

TEST_CASE("Two classes have labels of any two integers, and a third is refused")
{
    std::vector<int> const said{7, -3, 7}, are{7, 7, -3};
    ClassCount const count = count_positive(said, are, 7, "f1");
    CHECK((count.right == 1 && count.predicted == 2 && count.wanted == 2));
    std::vector<int> const one(3, 4);
    CHECK(!count_positive(one, one, 1, "f1").occurs()); // none is positive, and there is one other
    CHECK_THROWS_WITH(
        count_positive(said, std::vector<int>{7, 7, 2}, 7, "f1"),
        "lamina: the label in row 2 is 2, after others of -3; f1 is of two classes, of which 7 is the "
        "positive one. Say which is, as Binary{.positive = 2}, or give an average for more classes, "
        "as Macro{}.");
    CHECK_THROWS_AS(count_positive(said, are, 1, "f1"), LabelError); // neither is 1
}
