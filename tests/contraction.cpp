// SPDX-License-Identifier: BSL-1.0
#include <lamina/contraction.hpp>

#include "catch.hpp"

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
