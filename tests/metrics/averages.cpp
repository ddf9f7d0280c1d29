// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics/averages.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
std::vector<int> const predicted{0, 2, 1, 1, 0};
std::vector<int> const labels{0, 2, 1, 0, 2}; // of class 0 1 of 2 right, of 1 1 of 1, of 2 1 of 2
} // namespace

TEST_CASE("Averages are of classes, of rows, or of all together")
{
    auto const counts = count_classes(predicted, labels, 0, "recall");
    CHECK(average_of(counts, Macro{}, recall_of) == Approx((0.5 + 1 + 0.5) / 3).epsilon(1e-15));
    CHECK(average_of(counts, Micro{}, recall_of) == Approx(0.6).epsilon(1e-15));
    CHECK(average_of(counts, WeightedBySupport{}, recall_of) ==
          Approx((2 * 0.5 + 1 + 2 * 0.5) / 5).epsilon(1e-15));
    auto const each = average_of(counts, PerClass{}, recall_of);
    static_assert(std::same_as<decltype(each), xt::xtensor<double, 1> const>);
    CHECK((each == xt::xtensor<double, 1>{0.5, 1, 0.5}));
}

TEST_CASE("Classes that do not occur count where their number is given, and not where it is left out")
{
    std::vector<int> const some{0, 3, 3};
    CHECK(score_of_classes(some, some, Macro{}, "recall", recall_of) == 1);
    CHECK(score_of_classes(some, some, Macro{4}, "recall", recall_of) == 0.5);
    CHECK((score_of_classes(some, some, PerClass{}, "recall", recall_of) ==
           xt::xtensor<double, 1>{1, 0, 0, 1}));
    CHECK_THROWS_AS(score_of_classes(some, some, WeightedBySupport{3}, "recall", recall_of), LabelError);
}

TEST_CASE("The positive class is one of two")
{
    std::vector<bool> const said{true, true, false}, are{true, false, false};
    CHECK(score_of_classes(said, are, Binary{}, "recall", precision_of) == 0.5);
    CHECK(score_of_classes(said, are, Binary{.positive = 0}, "recall", precision_of) == 1);
    static_assert(IsAverage<Binary>::value && IsAverage<PerClass>::value && !IsAverage<int>::value);
}
