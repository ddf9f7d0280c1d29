// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/loss.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/network/held_network.hpp>
#include <lamina/support/threads.hpp>

/// What is asked of the types that a user gives to a trainer and the like; see arguments.hpp.
namespace lamina::core {

/// That an optimizer is given where one is wanted.
template <class O>
struct IsOptimizer {
    static constexpr bool value = core::Optimizer<O>;

    struct Check {
        static_assert(value,
                      "lamina: what is given as the optimizer is none: SGD{.lr = 0.1}, or of your own a "
                      "struct with `states`, `hyper(step)` and `update(w, g, state, hyper)`.");
    };
};

template <class Net>
concept IsNetwork = requires(Net const& net) {
    typename Net::architecture;
    typename Net::Pass;
    net.storage();
};

/// Nothing to say.
struct Fine {
    struct Check {};
};

/// That a trainer is given a network that it may change, a loss, an optimizer and a team, in this order.
template <class Net, class L, class O, class Team>
struct TrainerArguments {
    enum class Mistake { none, network, is_const, swapped, loss, optimizer, team };

    static constexpr Mistake mistake = [] {
        if constexpr (!IsNetwork<Net>)
            return Mistake::network;
        else if constexpr (std::is_const_v<Net>)
            return Mistake::is_const;
        else if constexpr (!core::Loss<L>)
            return core::Loss<O> ? Mistake::swapped : Mistake::loss;
        else if constexpr (!core::Optimizer<O>)
            return Mistake::optimizer;
        else if constexpr (!requires(Team const team) { std::size_t{team.threads()}; })
            return Mistake::team;
        else
            return Mistake::none;
    }();
    static constexpr bool value = mistake == Mistake::none;

    struct Check {
        static_assert(mistake != Mistake::network,
                      "lamina: a Trainer is given the network first, then the loss, then the optimizer: "
                      "Trainer{net, MSELoss{}, SGD{.lr = 0.1}}. Its first argument is no network.");
        static_assert(mistake != Mistake::is_const,
                      "lamina: a Trainer changes its network, and this one is const. Give it one that is "
                      "not, such as a copy.");
        static_assert(mistake != Mistake::swapped,
                      "lamina: a Trainer is given the loss before the optimizer; here they are the other way "
                      "round. Write Trainer{net, MSELoss{}, SGD{.lr = 0.1}}.");
        static_assert(asserted<std::conditional_t<mistake == Mistake::loss, IsLoss<L>, Fine>>);
        static_assert(asserted<std::conditional_t<mistake == Mistake::optimizer, IsOptimizer<O>, Fine>>);
        static_assert(mistake != Mistake::team,
                      "lamina: the fourth argument of a Trainer says how many threads it may use, "
                      "Threads{2}; without it there is one.");
    };
};

template <class Held, class Loss, class Optimizer, class Team = OneThread>
class Trainer;

/// After a mistake in its arguments, which is an error: what can be called as a trainer can.
template <class Held, class Loss, class Optimizer, class Team>
    requires(!TrainerArguments<NetworkOf<Held>, Loss, Optimizer, Team>::value)
class Trainer<Held, Loss, Optimizer, Team> {
    static_assert(asserted<TrainerArguments<NetworkOf<Held>, Loss, Optimizer, Team>>);

public:
    Trainer(auto&&... arguments);
    double step(auto const& x, auto const& t);
    template <std::size_t R, std::size_t In, std::size_t S, std::size_t Out>
    double step(double const (&x)[R][In], double const (&t)[S][Out]);
    double run(std::size_t n, auto const& x, auto const& t, auto const&... callback);
    void reserve(std::size_t batch);
    void seed(std::uint64_t number);
    Optimizer& optimizer();
};

} // namespace lamina::core
