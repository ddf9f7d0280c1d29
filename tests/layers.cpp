// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers.hpp>

#include "catch.hpp"

#include <string_view>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("layers.hpp lists the layers")
{
    static_assert(Linear<2, 3>::name == std::string_view("Linear"));
    static_assert(std::same_as<Named<"head", Linear<2, 3>>::Unnamed, Linear<2, 3>>);
}
