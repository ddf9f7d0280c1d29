// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/objective.hpp>
#include <lamina/network/every.hpp>
#include <lamina/network/trainer_arguments.hpp>

namespace lamina::core {

/// Stands for an objective, to ask whether an optimizer has `run`.
struct AnyObjective {};

/// That `minimise` is given a network on the CPU that it may change, and an optimizer of whole batches.
/// Given: the network's type with its reference.
template <class Given, class Optimizer>
struct MinimiseArguments {
    using Net = std::remove_reference_t<Given>;
    static constexpr bool has_network = IsNetwork<Net>;
    static constexpr bool may_change = std::is_lvalue_reference_v<Given> && !std::is_const_v<Net>;
    static constexpr bool on_cpu = [] {
        if constexpr (has_network) {
            using T = typename Net::value_type;
            return !core::Training<typename Net::backend, T, ModelOf<typename Net::architecture>>::launches;
        }
        return true;
    }();
    static constexpr bool has_optimizer = requires(Optimizer const& optimizer, AnyObjective& objective) {
        { optimizer.template run<AnyObjective>(objective) } -> std::same_as<Minimum>;
    };
    static constexpr bool value = has_network && may_change && on_cpu && has_optimizer;

    struct Check {
        static_assert(
            has_network,
            "lamina: minimise is given the network first, then the loss: minimise(net, MSELoss{}, x, "
            "t, LBFGS{}). Its first argument is no network.");
        static_assert(!has_network || may_change,
                      "lamina: minimise changes its network, and this one is const or a temporary. Give it "
                      "one that is neither, such as a copy.");
        static_assert(
            on_cpu, "lamina: minimise is for networks on the CPU. Make one with the parameters of this one, "
                    "Network<A, T> copy{net.parameters()}.");
        static_assert(
            has_optimizer,
            "lamina: minimise takes an optimizer of whole batches, LBFGS{} or LevenbergMarquardt{}; "
            "the one given is none. SGD, Adam and the like are for a Trainer.");
    };
};

/// No callback.
struct NoCallback {
    constexpr void operator()(std::size_t /*iteration*/) const {}
};

/// That what is given after the optimizer can be called.
template <class Given, class Net>
struct MinimiseCallback {
    using Check = typename GivenByEvery<Given>::Check;
    static constexpr bool value = false;
};
template <class F, class Net>
struct MinimiseCallback<Every<F>, Net> : Callback<F, double, Net> {};

/// Makes the loss of a network on a whole batch small, by an optimizer that needs all of it at once: LBFGS
/// for any smooth loss, LevenbergMarquardt for squares and up to some hundred parameters.
///
///     auto const result = minimise(net, MSELoss{}, x, t, LBFGS{.max_iter = 500});
///     std::printf("%g after %zu iterations\n", result.loss, result.iterations);
///
/// x and t are what `gradient` takes, weighted(t, weights) too. Points and sums are in double where the
/// network is of float, whose loss has float's digits; the same call gives the same numbers. For networks on
/// the CPU; a Dropout drops nothing.
///
/// `callback`: every(k, f) calls f(iteration), f(iteration, loss) or f(iteration, loss, network) in
/// iterations 0, k, 2k, …, of which 0 is the start: with the loss after it, a double, and the network as it
/// is then, const. Where f returns false it ends. The network itself changes when all is done: after an
/// error, or an exception of f, it is as it was. std::invalid_argument where the loss is not finite at the
/// start.
template <class GivenNet, class Loss, class X, class Target, class Optimizer, class Given = Every<NoCallback>>
Minimum minimise(GivenNet&& net, Loss loss, X const& x, Target const& t, Optimizer const& optimizer,
                 Given callback = {1, {}})
{
    Minimum result;
    using Net = std::remove_reference_t<GivenNet>;
    using Arguments = MinimiseArguments<GivenNet, Optimizer>;
    static_assert(asserted<Arguments>);
    if constexpr (Arguments::value) {
        using OfGiven = MinimiseCallback<Given, Net>;
        static_assert(asserted<OfGiven>);
        if constexpr (OfGiven::value)
            with_batch<Net>(loss, x, t, [&](auto const& samples, auto const& targets) {
                auto const goes_on = [&](std::size_t iteration, double now, auto const& network) {
                    return iteration % callback.interval != 0 ||
                           OfGiven::goes_on(callback.f, iteration, now, network);
                };
                using Samples = std::remove_cvref_t<decltype(samples)>;
                using Targets = std::remove_cvref_t<decltype(targets)>;
                Objective<Net, Loss, Samples, Targets, decltype(goes_on)> objective(net, samples, targets,
                                                                                    goes_on);
                result = optimizer.run(objective);
                net = objective.best();
            });
    }
    return result;
}

} // namespace lamina::core

namespace lamina {
using core::minimise;
} // namespace lamina
