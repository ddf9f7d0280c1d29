// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/shapes.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>
#include <lamina/model/sequential.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
template <class... Layers>
using InOrder = JoinedShape<InSequence, LayerList<Layers...>>;
} // namespace

TEST_CASE("What layers take is what the first takes that takes no other")
{
    static_assert(InOrder<Tanh, Linear<3, 4>, Linear<4, 2>>::takes == 3);
    static_assert(InOrder<Residual<Tanh>, Linear<3, 4>>::takes == 3);
    static_assert(InOrder<Sequential<Linear<5, 2>>>::takes == 5 &&
                  InOrder<Concat<Tanh, Linear<6, 1>>>::takes == 6);
    static_assert(InOrder<Tanh, Residual<Tanh>>::takes_any);
    static_assert(InOrder<Concat<Tanh, Tanh>, Linear<6, 1>>::takes_any); // nothing says that it is 3
}

TEST_CASE("What each layer is given follows from the one before it")
{
    using W =
        Widths<Tanh, Linear<3, 4>, Residual<Linear<4, 4>>, Concat<Identity, Linear<4, 5>>, Linear<9, 2>>;
    static_assert(W::given == std::array<std::size_t, 6>{3, 3, 4, 4, 9, 2});
    static_assert(W::taken == std::array<std::size_t, 6>{3, 3, 4, 4, 9, 0});
    static_assert(WidthsFrom<7, Tanh, Concat<Tanh, Tanh>>::given == std::array<std::size_t, 3>{7, 7, 14});
}
