// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/named.hpp>

#include "catch.hpp"

#include <lamina/layers/linear.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A name stands before the keys of a layer's parameters, else its position does")
{
    using Layer = Named<"hidden_layer", Linear<1, 1>>;
    static_assert(std::same_as<Bare<Layer>, Linear<1, 1>> && std::same_as<Bare<Linear<1, 1>>, Linear<1, 1>>);
    static_assert(prefix_of<Layer>(4) == "hidden_layer" && !(prefix_of<Layer>(4) == "4"));
    static_assert(prefix_of<Linear<1, 1>>(12) == "12" && !(prefix_of<Linear<1, 1>>(12) == "1"));
}
