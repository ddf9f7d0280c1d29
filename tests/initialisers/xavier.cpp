// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/xavier.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("Xavier's numbers go by both fans and the gain")
{
    CHECK(are_within(std::sqrt(6.0 / 70), filled(init::XavierUniform{})));
    CHECK(are_within(init::gain::tanh * std::sqrt(6.0 / 70), filled(init::XavierUniform{init::gain::tanh})));
    CHECK(deviate_by(2 * std::sqrt(2.0 / 70), filled(init::XavierNormal{.gain = 2})));
    static_assert(CountsFans<init::XavierUniform> && CountsFans<init::XavierNormal>);
}
