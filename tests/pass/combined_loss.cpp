// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/combined_loss.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Terms are summed in a backend's verbs, their gradients added up where they overlap")
{
    using Backend = reference::Backend;
    using Both = Weighted<Term<MSELoss<Sum>, 0, 2>, Term<L1Loss<Sum>, 1, 2, 0.5>>;
    double y[2][3] = {{1, 2, 3}, {-1, 0, 4}}, t[2][3] = {{0, 0, 4}, {1, 3, 4}}, dy[2][3];
    auto const view = [](double(&numbers)[2][3]) { return Rows<double, std::size_t>{&numbers[0][0], 3}; };
    double const total =
        sum_terms<Backend, Both>(std::size_t{2}, std::size_t{3}, view(y), view(t), 1.0, view(dy));
    CHECK(total == (1 + 4 + 4 + 9) + 0.5 * (2 + 1 + 3 + 0));
    double const wanted[2][3] = {{2, 4 + 0.5, -0.5}, {-4, -6 - 0.5, 0}};
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column) CHECK(dy[row][column] == wanted[row][column]);
    CHECK(sum_terms<Backend, Both>(std::size_t{2}, std::size_t{3}, view(y), view(t), 1.0, NotStored{}) ==
          total);
}
