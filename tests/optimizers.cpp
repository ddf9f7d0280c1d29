// SPDX-License-Identifier: BSL-1.0
#include <lamina/optimizers.hpp>

#include "catch.hpp"

#include <string_view>

using namespace lamina;

TEST_CASE("optimizers.hpp lists the optimizers")
{
    constexpr std::string_view names[] = {SGD<>::name,   Adam<>::name,   AdamW<>::name, RMSprop<>::name,
                                          Adagrad::name, Adadelta::name, Adamax::name,  NAdam::name,
                                          RAdam::name,   Lion::name,     Rprop::name};
    static_assert(names[0] == "SGD" && std::size(names) == 11);
}
