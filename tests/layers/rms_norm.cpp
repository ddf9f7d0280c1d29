// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/rms_norm.hpp>

#include "laws/row_formula.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t Count>
using OfCount = RMSNorm<Count>;
} // namespace

TEST_CASE("RMSNorm at known points")
{
    Network<Sequential<RMSNorm<2>, Linear<2, 2, NoBias>>, double> net{zeros};
    net.set<"0.weight">({1, 2});
    net.set<"1.weight">({{1, 0}, {0, 1}});
    auto const y = net({3, 4});
    double const unit = 1 / std::sqrt(12.5 + 0x1p-23);
    CHECK(y[0] == Approx(3 * unit).epsilon(1e-14));
    CHECK(y[1] == Approx(4 * unit * 2).epsilon(1e-14));
}

TEST_CASE("RMSNorm obeys the laws of a formula of rows") { laws::row_formula<OfCount>(); }
