// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations/log_softmax.hpp>

#include "laws/row_formula.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t>
using OfAny = LogSoftmax;
} // namespace

TEST_CASE("LogSoftmax obeys the laws of a formula of rows") { laws::row_formula<OfAny>(); }

TEST_CASE("LogSoftmax at known points, stable where exp is not")
{
    Network<Sequential<Linear<3, 3, NoBias>, LogSoftmax>, double> net{zeros};
    net.set<"0.weight">({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    auto const y = net({1, 2, 3}); // torch.log_softmax(torch.tensor([1., 2., 3.]), -1)
    CHECK(y[0] == Approx(-2.4076059644443806).epsilon(1e-15));
    CHECK(y[2] == Approx(-0.4076059644443804).epsilon(1e-15));
    auto const far = net({1e4, 0, -1e4});
    CHECK(far[0] == 0);
    CHECK(far[2] == -2e4);
}
