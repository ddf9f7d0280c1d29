// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("initialisers.hpp lists the initialisers, whose defaults are PyTorch's")
{
    constexpr init::Uniform uniform;
    static_assert(uniform.a == 0 && uniform.b == 1);
    constexpr init::Normal normal;
    static_assert(normal.mean == 0 && normal.std == 1);
    constexpr init::TruncatedNormal cut;
    static_assert(cut.mean == 0 && cut.std == 1 && cut.a == -2 && cut.b == 2);
    static_assert(init::XavierUniform{}.gain == 1 && init::XavierNormal{}.gain == 1 &&
                  init::Orthogonal{}.gain == 1);
    constexpr init::KaimingNormal kaiming;
    static_assert(kaiming.a == 0 && kaiming.mode == init::Mode::fan_in && kaiming.gain == init::gain::relu);
    static_assert(init::KaimingUniform{.a = 0.1}.gain == init::gain::leaky_relu(0.1));
    static_assert(init::Zeros{}.value == 0 && init::Ones{}.value == 1 && init::Siren{}.omega == 30);
    static_assert(std::is_empty_v<init::Default>);
}
