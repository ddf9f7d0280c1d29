// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/softmax.hpp>

#include "laws/row_formula.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t>
using OfAny = Softmax;
} // namespace

TEST_CASE("Softmax obeys the laws of a formula of rows") { laws::row_formula<OfAny>(); }

TEST_CASE("Softmax at known points, stable where exp is not")
{
    Network<Sequential<Linear<3, 3, NoBias>, Softmax>, double> net{zeros};
    net.set<"0.weight">({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    auto const y = net({1, 2, 3}); // torch.softmax(torch.tensor([1., 2., 3.]), -1)
    CHECK(y[0] == Approx(0.09003057317038046).epsilon(1e-15));
    CHECK(y[1] == Approx(0.24472847105479764).epsilon(1e-15));
    CHECK(y[2] == Approx(0.6652409557748218).epsilon(1e-15));
    auto const far = net({1e4, 0, -1e4});
    CHECK(far[0] == 1);
    CHECK(far[1] == 0);
    CHECK(far[2] == 0);
}
