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
    static_assert(slots<A>.size() == 4 && find_slot<A>("0.weight") == 0 && find_slot<A>("0.bias") == 1);
    static_assert(find_slot<A>("output.layer.weight") == 2 && find_slot<A>("output.layer.bias") == 3);
    static_assert(find_slot<A>("2.weight") == 4 && find_slot<A>("0weight") == 4 && find_slot<A>("") == 4 &&
                  find_slot<A>(".weight") == 4);
    CHECK(slots<A>[0].key() == "0.weight");
    CHECK(slots<A>[3].key() == "output.layer.bias");
}

TEST_CASE("Slots lie behind one another")
{
    static_assert(slots<A>[1].offset == 6 && slots<A>[2].offset == 9 && slots<A>[3].offset == 12);
    static_assert(Lookup<"0.bias", A>::slot == 1 && Lookup<"0.bias", A>::parameter.rows == 3);
}
