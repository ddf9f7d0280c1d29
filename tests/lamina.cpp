// SPDX-License-Identifier: BSL-1.0
#include <lamina/lamina.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("lamina.hpp has all that a user meets")
{
    using A = Sequential<Named<"first", Linear<2, 3>>, Sigmoid, Linear<3, 1, NoBias>>;
    static_assert(input_size<A> + output_size<A> + parameter_count<A> == 2 + 1 + 12);
    static_assert(connected<Linear<2, 3>> && workspace_bytes<A> > 0 && forward_scratch<A> > 0);
    CHECK_FALSE((summary<A>() + std::string(to_dot<A>()) + plan<A>()).empty());
    Network<A, double> net;
    xt::xtensor<double, 2> const x{{1, 2}}, t{{0.5}};
    CHECK(gradient(net, MSELoss{}, x, t).loss() >= 0);
    CHECK(Trainer{net, MSELoss{}, SGD{}}.step(x, t) >= 0);
    load_state_dict(net, state_dict(net));
    CHECK(reference::Network<A, double>(net.parameters())(x)(0, 0) == Approx(net(x)(0, 0)));
}
