// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/composite.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>
#include <lamina/model/array_keys.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Layers of layers are Sequential, Residual and Concat")
{
    static_assert(CompositeLayer<Sequential<Linear<1, 1>>> && CompositeLayer<Residual<Tanh>> &&
                  CompositeLayer<Concat<Tanh>>);
    static_assert(!CompositeLayer<Linear<1, 1>> && !CompositeLayer<Tanh>);
}

TEST_CASE("Their keys have the position in each, or the name")
{
    using A = Sequential<Linear<2, 3>, Residual<Linear<3, 3>, Named<"inner", Linear<3, 3, NoBias>>>,
                         Named<"side", Concat<Linear<3, 1>, Sequential<Tanh, Linear<3, 2>>>>,
                         Sequential<Linear<3, 1>>>;
    std::string keys;
    for (auto const& key : array_keys<A>) keys += key.key() + " ";
    CHECK(keys == "0.weight 0.bias 1.0.weight 1.0.bias 1.inner.weight side.0.weight side.0.bias "
                  "side.1.1.weight side.1.1.bias 3.0.weight 3.0.bias ");
    static_assert(Lookup<"side.1.1.bias", A>::parameter.rows == 2 && Lookup<"1.inner.weight", A>::index == 4);
    static_assert(find_array<A>("1.weight") == array_keys<A>.size() &&
                  find_array<A>("1.0.0.weight") == array_keys<A>.size() &&
                  find_array<A>("side.1.bias") == array_keys<A>.size());
}
