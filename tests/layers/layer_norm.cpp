// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/layer_norm.hpp>

#include "laws/row_formula.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t Count>
using OfCount = LayerNorm<Count>;
} // namespace

TEST_CASE("LayerNorm has PyTorch's keys and initial parameters")
{
    using A = Sequential<Linear<2, 3>, LayerNorm<3>>;
    static_assert(parameter_count<A> == 9 + 6);
    Network<A, double> const net;
    CHECK(xt::all(xt::equal(net.get<"1.weight">(), 1)));
    CHECK(xt::all(xt::equal(net.get<"1.bias">(), 0)));
}

TEST_CASE("LayerNorm at known points")
{
    Network<Sequential<LayerNorm<4>, Linear<4, 4, NoBias>>, double> net{zeros};
    net.set<"0.weight">({1, 2, 1, 1});
    net.set<"0.bias">({0, 0, 0, 1});
    net.set<"1.weight">({{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
    auto const y = net({1, 2, 3, 4});
    double const unit = 1 / std::sqrt(1.25 + 1e-5);
    CHECK(y[0] == Approx(-1.5 * unit).epsilon(1e-14));
    CHECK(y[1] == Approx(-0.5 * unit * 2).epsilon(1e-14));
    CHECK(y[2] == Approx(0.5 * unit).epsilon(1e-14));
    CHECK(y[3] == Approx(1.5 * unit + 1).epsilon(1e-14));
}

TEST_CASE("LayerNorm obeys the laws of a formula of rows") { laws::row_formula<OfCount>(); }
