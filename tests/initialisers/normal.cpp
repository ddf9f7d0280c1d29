// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/normal.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("Weights are normal numbers with their mean and deviation")
{
    auto numbers = filled(init::Normal{.mean = 5, .std = 2});
    for (double& number : numbers) number -= 5;
    CHECK(deviate_by(2, numbers));
    CHECK_THROWS_AS(filled(init::Normal{.std = -1}), std::invalid_argument);
}
