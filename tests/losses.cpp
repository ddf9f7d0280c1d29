// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses.hpp>

#include "catch.hpp"

#include <string_view>

TEST_CASE("losses.hpp lists the losses")
{
    using namespace lamina;
    static_assert(MSELoss<>::name == std::string_view("MSELoss") &&
                  L1Loss<>::name == std::string_view("L1Loss") &&
                  CrossEntropyLoss<>::name == std::string_view("CrossEntropyLoss"));
}
