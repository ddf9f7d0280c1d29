// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/uniform.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

TEST_CASE("Uniform numbers are from a to below b")
{
    auto const numbers = filled(init::Uniform{.a = 2, .b = 3});
    auto const [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
    CHECK((*least >= 2 && *least < 2.02 && *greatest < 3 && *greatest > 2.98));
    CHECK_THROWS_AS(filled(init::Uniform{.a = 3, .b = 2}), std::invalid_argument);
}
