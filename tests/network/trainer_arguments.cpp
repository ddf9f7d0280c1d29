// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/trainer_arguments.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;

template <class Net, class Loss, class Optimizer, class Team = OneThread>
constexpr auto mistake = core::TrainerArguments<Net, Loss, Optimizer, Team>::mistake;
using Mistake = core::TrainerArguments<Network<A>, MSELoss<>, SGD<>, OneThread>::Mistake;

/// Their number alone, since each list of arguments has Mistakes of its own.
constexpr bool is(auto found, Mistake wanted) { return static_cast<int>(found) == static_cast<int>(wanted); }
} // namespace

TEST_CASE("A trainer takes a network, a loss, an optimizer and threads in this order")
{
    using Net = Network<A>;
    static_assert(is(mistake<Net, MSELoss<>, SGD<>>, Mistake::none));
    static_assert(is(mistake<Net, CrossEntropyLoss<Sum>, SGD<double>, Threads>, Mistake::none));
    static_assert(is(mistake<MSELoss<>, Net, SGD<>>, Mistake::network));
    static_assert(is(mistake<Net const, MSELoss<>, SGD<>>, Mistake::is_const));
    static_assert(is(mistake<Net, SGD<>, MSELoss<>>, Mistake::swapped));
    static_assert(is(mistake<Net, Tanh, SGD<>>, Mistake::loss) &&
                  is(mistake<Net, int, SGD<>>, Mistake::loss));
    static_assert(is(mistake<Net, MSELoss<>, double>, Mistake::optimizer));
    static_assert(is(mistake<Net, MSELoss<>, SGD<>, int>, Mistake::team));
}
