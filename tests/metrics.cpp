// SPDX-License-Identifier: BSL-1.0
#include <lamina/metrics.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("Every metric of the list says of what is right that it is")
{
    std::vector<int> const labels{0, 1, 1};
    std::vector<double> const p{0, 1, 1};
    for (double const one : {accuracy(labels, labels), balanced_accuracy(labels, labels),
                             precision(labels, labels), recall(labels, labels), f1(labels, labels),
                             matthews_corrcoef(labels, labels), roc_auc(p, labels), r2(p, p)})
        CHECK(one == 1);
    for (double const zero : {mse(p, p), rmse(p, p), mae(p, p), expected_calibration_error(labels, p)})
        CHECK(zero == 0);
    CHECK(log_loss(p, labels) < 1e-15);
    CHECK(top_k_accuracy(std::vector<std::array<float, 2>>{{1, 0}, {0, 1}, {0, 1}}, labels, 1) == 1);
    CHECK(calibration_curve(labels, p).counts.size() == 2);
    CHECK(confusion_table(confusion_matrix(labels, labels)).size() == 3 * 24);
    CHECK(!classification_report(labels, labels).empty());
}
