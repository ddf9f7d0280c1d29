// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/network_arguments.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
template <class Architecture, class T = float>
constexpr bool is_network = core::NetworkArguments<Architecture, T, Network<A>::backend>::value;
template <class T>
constexpr bool is_reference_network = core::NetworkArguments<A, T, reference::Backend>::value;

/// A number with the operators that is none of the language's.
struct Exact {
    long numerator = 0;
    long denominator = 1;
};
} // namespace

TEST_CASE("A network is made of a Sequential and of numbers that its backend has")
{
    static_assert(is_network<A> && is_network<A, double>);
    static_assert(!is_network<Linear<2, 3>> && !is_network<Tanh> && !is_network<int>);
    static_assert(!is_network<A, int> && !is_network<A, long double> && !is_network<A, Exact>);
    static_assert(is_reference_network<long double> && is_reference_network<Exact>);
    static_assert(!is_reference_network<int> && !is_reference_network<unsigned>);
}

TEST_CASE("In the place of what is none stands what is like it")
{
    using Bare = core::NetworkArguments<Linear<2, 3>, int, Network<A>::backend>;
    static_assert(std::same_as<Bare::Architecture, Sequential<Linear<2, 3>>>);
    static_assert(std::same_as<Bare::Number, float>);
    static_assert(std::same_as<core::NetworkArguments<A, double, reference::Backend>::Architecture, A>);
}
