// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/labels.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Labels that can be compared are integers along one axis")
{
    static_assert(AreLabels<std::vector<bool>>::value && AreLabels<std::array<long, 3>>::value);
    static_assert(!AreLabels<std::vector<float>>::value && !AreLabels<int>::value);
    static_assert(!AreLabels<std::vector<std::array<int, 2>>>::value);
    std::vector<int> const labels{3, 4};
    CHECK(read_labels(labels).label(1) == 4);
}

TEST_CASE("A label is of a class, or the text says in which row it is not")
{
    static_assert(class_of(2, 0, "the label", 3, "f1") == 2);
    CHECK_THROWS_WITH(class_of(3, 5, "the label", 3, "f1"),
                      "lamina: the label in row 5 is 3; f1 has classes 0 to 2.");
    CHECK_THROWS_WITH(class_of(-1, 5, "the predicted label", 3, "f1"),
                      "lamina: the predicted label in row 5 is -1; f1 has classes 0 to 2.");
    CHECK(class_of(most_classes - 1, 0, "the label", 0, "f1") == most_classes - 1);
    CHECK_THROWS_AS(class_of(most_classes, 0, "the label", 0, "f1"), LabelError);
    CHECK_THROWS_AS(class_of(std::size_t(-1), 0, "the label", 0, "f1"), LabelError);
}

TEST_CASE("Of two classes 1 is positive, 0 and -1 are not, and others are refused")
{
    static_assert(is_positive(1, 0, "roc_auc") && !is_positive(0U, 0, "roc_auc") &&
                  !is_positive(-1, 0, "roc_auc"));
    CHECK_THROWS_WITH(
        is_positive(2, 4, "roc_auc"),
        "lamina: the label in row 4 is 2; roc_auc of two classes takes 1 for the positive one, 0 or -1 "
        "for the other.");
    CHECK_THROWS_AS(is_positive(~0U, 4, "roc_auc"), LabelError);
}

TEST_CASE("There must be as many of both, at least one")
{
    CHECK_NOTHROW(require_as_many(2, "scores", 2, " labels", "f1"));
    CHECK_THROWS_WITH(
        require_as_many(2, "scores", 1, " labels", "f1"),
        "lamina: there are 2 scores and 1 labels to compare them with; f1 needs as many of both, at "
        "least one.");
    CHECK_THROWS_AS(require_as_many(0, "scores", 0, "", "f1"), ShapeError);
}
