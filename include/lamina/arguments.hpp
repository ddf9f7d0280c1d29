// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/concepts.hpp>
#include <lamina/facts.hpp>

#include <algorithm>

/// What is asked of the types that a user gives to a network, a trainer and the like. Where one is of another
/// kind, which is an error, they stand for something that is whole, so that nothing else is said.
namespace lamina::core {

template <class A>
inline constexpr bool is_sequential = false;
template <class... Layers>
inline constexpr bool is_sequential<Sequential<Layers...>> = true;

/// Whether a network can be made of one layer among others, whatever its widths and its neighbours are.
template <class Layer>
constexpr bool is_laid_out()
{
    if constexpr (FormulaLayer<Layer>)
        return Elementwise<Layer>::needs_no_row;
    else
        return well_formed<Layer>();
}

/// Whether a network can be made of A, and what is made instead.
template <class A>
struct Built {
    static constexpr bool is_whole = false;
    using type = Sequential<Linear<1, 1>>;
};
template <class... Layers>
    requires(ContractionLayer<Bare<Layers>> || ...)
struct Built<Sequential<Layers...>> {
    static constexpr bool is_whole = (is_laid_out<Bare<Layers>>() && ...);
    static constexpr std::size_t takes = (std::max<std::size_t>)(Widths<Layers...>::given.front(), 1);
    static constexpr std::size_t gives = (std::max<std::size_t>)(Widths<Layers...>::given.back(), 1);
    using type = std::conditional_t<is_whole, Sequential<Layers...>, Sequential<Linear<takes, gives>>>;
};
template <ContractionLayer Layer>
    requires(well_formed<Layer>())
struct Built<Layer> {
    static constexpr bool is_whole = false;
    using type = Sequential<Layer>;
};

/// That a network is made of an architecture and of numbers that its backend computes with.
template <class A, class T, class Backend>
struct NetworkArguments {
    static constexpr bool computes = Backend::template computes<T>;
    static constexpr bool value = Built<A>::is_whole && computes;
    using Architecture = typename Built<A>::type;
    using Number = std::conditional_t<computes, T, float>;

    struct Check {
        static_assert(is_sequential<A>,
                      "lamina: a network is made of a Sequential, of one layer too: "
                      "Network<Sequential<Linear<2, 3>>>. Its first argument is something else.");
        static_assert(computes, "lamina: a network does not compute with numbers of this type. There are "
                                "Network<A> of float and Network<A, double>, and reference::Network<A, T> of "
                                "any type with the operators, but not of whole numbers.");
    };
};

/// A loss in the place of something that is none.
struct NoLoss : LossFormula<> {
    static constexpr auto value(auto y, auto t) { return y - t; }
};

/// That a loss is given where one is wanted.
template <class L>
struct IsLoss {
    static constexpr bool claims = requires {
        typename L::Reduction;
        typename LossValue<L>;
    };
    static constexpr bool value = core::Loss<L>;
    using type = std::conditional_t<value, L, NoLoss>;

    struct Check {
        static_assert(claims, "lamina: what is given as the loss is none: MSELoss{}, or of your own a struct "
                              "derived from lamina::LossFormula<> with `value(y, t)`.");
        static_assert(!claims || LossFits<L>::reduces_all,
                      "lamina: this loss reduces a row and uses y or t outside of row_sum, row_max and "
                      "log_sum_exp too, where they are not one number for the row. Put what is computed of "
                      "each element into row_sum(…).");
    };
};

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
    typename Net::Walk;
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

} // namespace lamina::core
