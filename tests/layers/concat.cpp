// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/concat.hpp>

#include "laws/network.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<3, 4>, Tanh, Concat<Linear<4, 2>, Identity, Sequential<Linear<4, 5>, Tanh>>,
                     Linear<11, 2>>;
using First =
    Sequential<Concat<Linear<3, 2>, Linear<3, 6>>, Tanh, Residual<Concat<Linear<8, 5>, Linear<8, 3>>>>;
using Nested =
    Sequential<Linear<3, 20>, Concat<Concat<Identity, Linear<20, 3>>, Softmax, Identity>, Linear<63, 2>>;
} // namespace

TEST_CASE("A Concat puts what its branches give side by side")
{
    Network<Sequential<Linear<2, 2, NoBias>,
                       Concat<Linear<2, 1, NoBias>, Identity, Sequential<Linear<2, 1>, ReLU>>>,
            double>
        net{zeros};
    net.set<"0.weight">({{1, 0}, {0, 1}});
    net.set<"1.0.weight">({{10, 1}});
    net.set<"1.2.0.weight">({{1, -1}});
    net.set<"1.2.0.bias">({0.5});
    CHECK(net({3, 4}) == std::array<double, 4>{34, 3, 4, 0});
    CHECK(net({4, 3}) == std::array<double, 4>{43, 4, 3, 1.5});
}

TEST_CASE("Its facts are those of its branches")
{
    static_assert(output_size<First> == 8 && parameter_count<First> == 8 + 24 + 45 + 27);
    static_assert(connected<Linear<3, 4>, Concat<Linear<4, 5>, Tanh>, Linear<9, 1>>);
    static_assert(!connected<Linear<3, 4>, Concat<Linear<4, 5>, Tanh>, Linear<8, 1>> &&
                  !connected<Linear<3, 4>, Concat<Linear<5, 5>, Tanh>, Linear<9, 1>> &&
                  !connected<Linear<3, 4>, Concat<>> && !connected<Concat<Tanh, Tanh>, Linear<2, 1>>);
}

TEST_CASE("The slopes of branched networks are their differences")
{
    laws::slopes_are_differences<A>();
    laws::slopes_are_differences<First>();
    laws::slopes_are_differences<Nested>();
}

TEST_CASE("Branched networks on the CPU are those of the reference")
{
    laws::cpu_is_reference<A, double, xsimd::default_arch>();
    laws::cpu_is_reference<First, float, laws::Shortest>();
    laws::cpu_is_reference<Nested, float, xsimd::default_arch>();
}
