// SPDX-License-Identifier: BSL-1.0
#include <lamina/plan.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

#include <string>

using namespace lamina;

TEST_CASE("plan.hpp has lamina::plan, of the CPU")
{
    CHECK(std::string(plan<Sequential<Linear<2, 1>, Tanh>, float, 4>()).starts_with("cpu, "));
}
