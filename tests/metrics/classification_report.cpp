// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/classification_report.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

TEST_CASE("A report has a line for each class, and averages")
{
    std::vector<int> const predicted{0, 0, 1}, labels{0, 1, 1};
    CHECK(classification_report(predicted, labels, {"cat", "dog"}) ==
          "              precision    recall  f1-score   support\n"
          "\n"
          "         cat       0.50      1.00      0.67         1\n"
          "         dog       1.00      0.50      0.67         2\n"
          "\n"
          "    accuracy                           0.67         3\n"
          "   macro avg       0.75      0.75      0.67         3\n"
          "weighted avg       0.83      0.67      0.67         3\n");
}

TEST_CASE(
    "Without names, classes that occur have numbers, with names all are there, and no other label may be")
{
    std::vector<int> const labels{0, 3};
    std::string const report = classification_report(labels, labels);
    CHECK(report.find("\n           3       1.00") != std::string::npos);
    CHECK(report.find("\n           2 ") == std::string::npos);
    CHECK_THROWS_WITH(classification_report(labels, labels, {"a", "b", "c"}),
                      "lamina: the predicted label in row 1 is 3; classification_report has classes 0 to 2.");
    CHECK_THROWS_AS(classification_report(labels, std::vector<int>{}), ShapeError);
}
