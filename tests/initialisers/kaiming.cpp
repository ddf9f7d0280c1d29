// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/kaiming.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("Kaiming's numbers go by one fan, and by the slope or the gain")
{
    CHECK(are_within(std::sqrt(6.0 / 50), filled(init::KaimingUniform{})));
    CHECK(are_within(std::sqrt(6.0 / 20), filled(init::KaimingUniform{.mode = init::Mode::fan_out})));
    CHECK(are_within(std::sqrt(3.0 / 50), filled(init::KaimingUniform{.a = 1})));
    CHECK(are_within(std::sqrt(3.0 / 50) * 0.75, filled(init::KaimingUniform{.gain = init::gain::selu})));
    CHECK(deviate_by(std::sqrt(2.0 / 20), filled(init::KaimingNormal{.mode = init::Mode::fan_out})));
    static_assert(CountsFans<init::KaimingUniform> && CountsFans<init::KaimingNormal>);
}
