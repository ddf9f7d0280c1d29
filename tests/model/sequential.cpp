// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/sequential.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("An architecture is a type without data, and a layer of another")
{
    using A = Sequential<Linear<2, 3>, Tanh, Named<"last", Linear<3, 1>>>;
    static_assert(std::is_empty_v<A> && CompositeLayer<A>);
    static_assert(std::is_empty_v<Sequential<A, Linear<1, 4>>>);
}

TEST_CASE("Names are distinct, also from positions")
{
    static_assert(names_are_distinct<Named<"a", Linear<2, 3>>, Linear<3, 3>, Named<"b", Linear<3, 3>>>());
    static_assert(!names_are_distinct<Named<"a", Linear<2, 3>>, Named<"a", Linear<3, 3>>>());
    static_assert(!names_are_distinct<Named<"1", Linear<2, 3>>, Linear<3, 3>>());
}
