// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/contraction.hpp>

#include "catch.hpp"

#include <lamina/activations/sigmoid.hpp>
#include <lamina/layers/linear.hpp>

#include <type_traits>

TEST_CASE("Sizes that the compiler knows take no room")
{
    using namespace lamina::core;
    using Known = Dense<Constant<784>, Constant<512>, true>;
    static_assert(Known::is_static && std::is_empty_v<Known> && Known{}.inputs == 784 &&
                  Known{}.outputs == 512);
    static_assert(!Dense<std::size_t, Constant<3>, true>::is_static && !Direct<std::size_t>::is_static);
    static_assert(Direct<Constant<4>>::is_static && !Direct<Constant<4>>::has_weight);
}

TEST_CASE("A layer's contraction is one of those that backends compute, of sizes in its type")
{
    using namespace lamina::core;
    static_assert(is_contraction<Dense<Constant<2>, Constant<3>, true>> &&
                  is_contraction<Direct<Constant<2>>>);
    static_assert(!is_contraction<Dense<std::size_t, std::size_t, true>> && !is_contraction<int>);
}

TEST_CASE("A layer that contracts has a contraction, and a formula has none")
{
    using namespace lamina;
    static_assert(core::ContractionLayer<Linear<2, 3>> && !core::ContractionLayer<Sigmoid>);
}
