// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/siren.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("The first weight of a SIREN is within 1 / fan_in, others go by omega")
{
    CHECK(are_within(1.0 / 50, filled(init::Siren{})));
    CHECK(are_within(std::sqrt(6.0 / 50) / 30, filled(init::Siren{}, {weight.parameter, false})));
    CHECK(are_within(std::sqrt(6.0 / 50) / 5, filled(init::Siren{.omega = 5}, {weight.parameter, false})));
}
