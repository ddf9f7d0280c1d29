// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/residual.hpp>

#include "laws/network.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 4>, Residual<Linear<4, 5>, Tanh, Linear<5, 4>>, ReLU, Linear<4, 2>>;
using First = Sequential<Residual<Linear<3, 8>, Tanh, Linear<8, 3>>, Linear<3, 2>>;
using Nested =
    Sequential<Linear<3, 20>, Residual<Residual<LayerNorm<20>, Linear<20, 20>>, Tanh, Residual<Tanh>>,
               Linear<20, 2>>;
using Last = Sequential<Tanh, Linear<3, 4>, Residual<Tanh, Linear<4, 4, NoBias>>>;
} // namespace

TEST_CASE("A Residual adds what its layers give to what they are given")
{
    Network<Sequential<Linear<1, 2, NoBias>, Residual<Linear<2, 2>, ReLU>>, double> net{zeros};
    net.set<"0.weight">({{1}, {-1}});
    net.set<"1.0.weight">({{2, 0}, {0, 3}});
    net.set<"1.0.bias">({1, 0});
    CHECK(net({2}) == std::array<double, 2>{2 + 5, -2 + 0});
    xt::xtensor<double, 2> const batch{{2}, {-1}};
    CHECK(xt::all(xt::equal(net(batch), xt::xtensor<double, 2>{{7, -2}, {-1, 4}})));
}

TEST_CASE("Its facts are those of its layers")
{
    static_assert(parameter_count<A> == 16 + (25 + 24) + 10 && mac_count<A> == 12 + 20 + 20 + 8);
    static_assert(connected<Linear<3, 4>, Residual<Linear<4, 4>>, Linear<4, 2>> &&
                  connected<Linear<3, 4>, Residual<Tanh>>);
    static_assert(!connected<Linear<3, 4>, Residual<Linear<4, 5>>, Linear<4, 2>> &&
                  !connected<Linear<3, 4>, Residual<Linear<5, 4>>, Linear<4, 2>> &&
                  !connected<Linear<3, 4>, Residual<>> && !connected<Residual<Tanh>>);
}

TEST_CASE("The slopes of residual networks are their differences")
{
    laws::slopes_are_differences<A>();
    laws::slopes_are_differences<First>();
    laws::slopes_are_differences<Nested>();
    laws::slopes_are_differences<Last>();
}

TEST_CASE("Residual networks on the CPU are those of the reference")
{
    laws::cpu_is_reference<A, double, xsimd::default_arch>();
    laws::cpu_is_reference<A, float, laws::Shortest>();
    laws::cpu_is_reference<First, double, xsimd::default_arch>();
    laws::cpu_is_reference<Nested, double, laws::Shortest>();
    laws::cpu_is_reference<Last, float, xsimd::default_arch>();
}
