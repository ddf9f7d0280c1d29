// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/rows.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/backend.hpp>
#include <lamina/losses.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The loss of rows is summed, and its slope is softmax - onehot")
{
    std::array<double, 6> const y{1, 2, 4, 0.5, -1, 0};
    std::array<std::size_t, 2> const labels{2, 0};
    std::array<double, 6> dy{};
    using View = Rows<double, Constant<3>>;
    using Input = Rows<double const, Constant<3>>;
    double const loss = reference::Backend::sum_rows<double>(
        std::size_t{2}, Constant<3>{}, Input{y.data(), {}}, OneHotRows{labels.data()},
        LossOfRow<RowLoss<CrossEntropyLoss<Sum>>, double>{0.5}, Store<View>{{dy.data(), {}}});
    double wanted = 0;
    for (std::size_t row = 0; row < 2; ++row) {
        double sum = 0;
        for (std::size_t i = 0; i < 3; ++i) sum += std::exp(y[3 * row + i]);
        wanted += std::log(sum) - y[3 * row + labels[row]];
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(dy[3 * row + i] == Approx(0.5 * (std::exp(y[3 * row + i]) / sum - (i == labels[row])))
                                         .epsilon(1e-14)
                                         .margin(1e-15));
    }
    CHECK(loss == Approx(wanted).epsilon(1e-14));
}
