// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/array_keys.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Sigmoid, Named<"output.layer", Linear<3, 1>>>;
}

TEST_CASE("Keys are PyTorch's: position or name, a dot, the parameter")
{
    static_assert(array_keys<A>.size() == 4 && find_array<A>("0.weight") == 0 &&
                  find_array<A>("0.bias") == 1);
    static_assert(find_array<A>("output.layer.weight") == 2 && find_array<A>("output.layer.bias") == 3);
    static_assert(find_array<A>("2.weight") == 4 && find_array<A>("0weight") == 4 && find_array<A>("") == 4 &&
                  find_array<A>(".weight") == 4);
    CHECK(array_keys<A>[0].key() == "0.weight");
    CHECK(array_keys<A>[3].key() == "output.layer.bias");
}

TEST_CASE("Arrays follow one another in PyTorch's order")
{
    static_assert(array_keys<A>[1].offset == 6 && array_keys<A>[2].offset == 9 &&
                  array_keys<A>[3].offset == 12);
    static_assert(Lookup<"0.bias", A>::index == 1 && Lookup<"0.bias", A>::parameter.rows == 3);
}
