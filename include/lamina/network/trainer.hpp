// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/losses.hpp>
#include <lamina/model/grouped_rule.hpp>
#include <lamina/network/every.hpp>
#include <lamina/network/held_network.hpp>
#include <lamina/network/network.hpp>
#include <lamina/network/optimizer_state.hpp>
#include <lamina/network/steps_on_stack.hpp>
#include <lamina/network/trainer_arguments.hpp>
#include <lamina/network/whole_gradient.hpp>
#include <lamina/pass/training.hpp>

namespace lamina {
struct Epoch;
template <class>
class BasicHistory;
template <class Data>
struct FitOptions;
} // namespace lamina

namespace lamina::core {

template <class Net, class Input>
class Gradient;

/// Trains a network: owns the memory for it and the optimizer's state, and refers to the network, which must
/// outlive it and stay where it is; so such a trainer cannot be moved. Given a temporary it owns the network,
/// is an OwningTrainer, and can be moved: what was moved from can be destroyed and assigned to, its network
/// is a MovedFromError.
///
///     Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
///     double loss = trainer.step(x, t);
///     Trainer owner{Network<A>{}, MSELoss{}, SGD{.lr = 0.05}};
///     owner.network();
template <class Held, class Loss, class Optimizer, class Team>
class Trainer {
    using Holder = typename HolderOf<Held>::type;
    using Net = typename Holder::Network;
    using A = typename Net::architecture;
    using T = typename Net::value_type;
    using Backend = typename Net::backend;
    using Model = TrainingModelOf<A>;
    using Training = core::Training<Backend, T, Model>;
    using Rule = RuleOf<Optimizer, A>;
    using State = OptimizerState<typename Backend::template Memory<T>, T, Optimizer, Rule>;
    using Arrays = typename State::Arrays;
    static constexpr auto const& layout = Net::Pass::Sizes::layout;
    static constexpr Constant<1> one{};

    /// Whether the backend makes all steps of a call at once and keeps a log of their losses: on a device.
    static constexpr bool launches = Training::launches;
    template <class F>
    using CallbackOf = Callback<F, T, Net>;
    /// Whether a callback needs nothing but that log.
    template <class F>
    static constexpr bool is_served_by_log = launches && !CallbackOf<F>::by_network && !CallbackOf<F>::stops;

public:
    using network_type = Net;
    using loss_type = Loss;
    using optimizer_type = Optimizer;

    /// `team`: Threads{n}, else one thread.
    constexpr Trainer(typename Holder::Given net, Loss loss, Optimizer optimizer, Team team = {})
        : net_(std::forward<typename Holder::Given>(net)),
          loss_(std::move(loss)),
          team_(team),
          training_(typename Training::Pass{}, team.threads()),
          state_(layout.parameters),
          optimizer_(optimizer)
    {
        if (Net::Pass::Arrays::keeps_gradients) state_.keep_gradients(layout.parameters);
    }

    /// One step of training on a batch; returns the loss before it. x is (rows, inputs); t is (rows,
    /// outputs), or (rows) integer labels for a loss that takes classes. Of one sample x is (inputs) and t
    /// (outputs). An expression without memory of its own is computed once. After a throw the network is as
    /// it was.
    template <class X, class Target>
    T step(X const& x, Target const& t)
    {
        T loss = 0;
        with_batch<Net>(loss_, x, t, [&](auto const& samples, auto const& targets) {
            loss = advance(one, samples, targets);
        });
        return loss;
    }

    /// The same with both in braces.
    template <std::size_t R, std::size_t In, std::size_t S, std::size_t Out>
    constexpr T step(T const (&x)[R][In], T const (&t)[S][Out])
    {
        static_assert(asserted<SameShape<Shape<R, In>, Shape<R, Net::inputs>>>);
        static_assert(asserted<SameShape<Shape<S, Out>, Shape<R, Net::outputs>>>);
        if constexpr (SameShape<Shape<R, In>, Shape<R, Net::inputs>>::value &&
                      SameShape<Shape<S, Out>, Shape<R, Net::outputs>>::value)
            return advance(one, Braces<T, R, In>{x}, Braces<T, S, Out>{t});
        return T(0);
    }

    /// n steps on the same batch; returns the last one's loss. An expression without memory of its own is
    /// computed once, before the first step, as `x + noise` is: all steps see the same numbers.
    template <class X, class Target>
    T run(StepCount n, X const& x, Target const& t)
    {
        T loss = 0;
        with_batch<Net>(loss_, x, t, [&](auto const& samples, auto const& targets) {
            loss = advance(std::size_t{n}, samples, targets);
        });
        return loss;
    }

    /// n steps with a callback, see `every`; returns the loss of the last one made. On a device a callback
    /// that does without the network, and does not stop the run, is called when all steps are made; else it
    /// may change the numbers of a batch that lies in memory, and the next step sees them.
    template <class X, class Target, class Given>
    T run(StepCount n, X const& x, Target const& t, Given callback)
    {
        T loss = 0;
        static_assert(asserted<GivenByEvery<Given>>);
        if constexpr (GivenByEvery<Given>::value) loss = run_with(n, x, t, callback.interval, callback.f);
        return loss;
    }

    /// One step of the optimizer by a gradient of the caller's making: clipped, or added up over batches.
    /// After `apply(gradient(net, loss, x, t))` all is as after `step(x, t)`: bit for bit with
    /// -ffp-contract=off, else to a rounding, where a compiler fuses an addition here and not there.
    template <class Input>
    void apply(Gradient<Net, Input> const& gradient)
    {
        apply_stored(gradient.storage());
    }
    void apply(Parameters<A, T> const& gradient)
    {
        Net const stored(gradient);
        apply_stored(stored.storage());
    }

    /// Adds the gradient of a batch to those since the last update, for a batch that is too large for one
    /// step; its loss. The network stays as it is until update().
    template <class X, class Target>
    T accumulate(X const& x, Target const& t)
    {
        static_assert(asserted<Collects<Training>>);
        T loss = 0;
        if constexpr (Collects<Training>::value)
            with_batch<Net>(loss_, x, t, [&](auto const& samples, auto const& targets) {
                loss =
                    collect_gradient<Loss>(training_, state_, network().storage(), samples, targets, team_);
            });
        return loss;
    }
    /// One step of the optimizer by the mean of the gradients that were accumulated: of batches of one size
    /// and a loss that is a Mean, the step that they make together. std::logic_error where there are none.
    void update()
    {
        static_assert(asserted<Collects<Training>>);
        if constexpr (Collects<Training>::value)
            update_by_collected<Rule, Backend>(training_, state_, optimizer_, arrays());
    }

    /// A network with the average of the weights that EMA keeps, before the first step with the weights.
    [[nodiscard]] Net averaged() const
    {
        static_assert(asserted<KeepsAverage<Optimizer>> && asserted<Collects<Training>>);
        Net result = network();
        if constexpr (KeepsAverage<Optimizer>::value && Collects<Training>::value)
            state_.template copy_average<Rule>(layout.arrays, result.storage());
        return result;
    }

    /// Trains on a data set, epoch by epoch, in batches; see FitOptions. lamina/fit/fit.hpp.
    ///
    ///     auto const history = trainer.fit(data, {.epochs = 60, .batch_size = 32, .validation = 0.1});
    ///
    /// DivergedError where a loss is not finite; the network then is as it was before that step. Ctrl-C ends
    /// it after a step.
    template <class Data>
    BasicHistory<Epoch> fit(Data const& data, FitOptions<Data> const& options = {});

    /// What training changes, to go back to: the parameters, the optimizer's states, how many steps were
    /// made.
    using Snapshot = typename State::Snapshot;
    [[nodiscard]] Snapshot snapshot() { return state_.snapshot(layout.parameters, arrays()); }
    void restore(Snapshot const& snapshot) { state_.restore(snapshot, arrays()); }

    /// Pays for the memory of batches up to this size now. All but one array is paid for when a trainer is
    /// made: of a network of more than 64 KiB, batches beyond one tile (see `plan`) need an array for the
    /// gradients, and of any network those of more than some thousand rows one of double for sums over them.
    constexpr void reserve(std::size_t batch)
    {
        if (batch > Training::tile) state_.keep_gradients(layout.parameters);
        training_.reserve(batch);
    }

    /// Of which the random numbers of a Dropout come from the next step on: of this number, else of 0, and of
    /// how many steps were made.
    constexpr void seed(std::uint64_t number) { state_.seed(number); }

    /// The network that it trains.
    [[nodiscard]] constexpr Net& network() { return net_.get(); }
    [[nodiscard]] constexpr Net const& network() const { return net_.get(); }

    /// What it is trained by.
    [[nodiscard]] constexpr Loss const& loss() const { return loss_; }

    /// The optimizer, to change its numbers: they hold from the next step.
    [[nodiscard]] constexpr Optimizer& optimizer() { return optimizer_; }
    [[nodiscard]] constexpr Optimizer const& optimizer() const { return optimizer_; }

private:
    template <class X, class Target, class F>
    T run_with(std::size_t n, X const& x, Target const& t, std::size_t interval, F& f)
    {
        T loss = 0;
        static_assert(asserted<CallbackOf<F>>);
        if constexpr (CallbackOf<F>::value)
            with_batch<Net>(loss_, x, t, [&](auto const& samples, auto const& targets) {
                if constexpr (is_served_by_log<F>) {
                    auto const losses = launch(n, interval, samples, targets);
                    for (std::size_t i = 1; i < losses.size(); ++i)
                        CallbackOf<F>::call(f, (i - 1) * interval, losses[i], network());
                    loss = losses[0];
                } else {
                    loss = CallbackOf<F>::run(f, n, interval, network(), [&](std::size_t count) {
                        return advance(count, samples, targets);
                    });
                }
            });
        return loss;
    }

    /// So many steps on a batch that stays as it is; the last one's loss.
    constexpr T advance(auto count, auto const& x, auto const& t)
    {
        if constexpr (launches) {
            static_assert(asserted<UpdatesEachAlike<Optimizer>>);
            return launch(count, 0, x, t)[0];
        } else if constexpr (is_told_norm<Optimizer>) {
            T loss = 0;
            if (count == 0) training_.check_shapes(x, t);
            for (std::size_t i = 0; i < count; ++i) {
                loss = collect_gradient<Loss>(training_, state_, network().storage(), x, t, team_);
                update_by_collected<Rule, Backend>(training_, state_, optimizer_, arrays());
            }
            return loss;
        } else if constexpr (Training::template is_small<Loss, decltype(x.rows())> &&
                             !WeighsRows<std::remove_cvref_t<decltype(t)>>) {
            reserve(x.rows());
            training_.check_shapes(x, t);
            if constexpr (Training::template is_crowded<decltype(x.rows())>)
                return advance_crowded(count, x, t);
            else
                return advance_narrow(count, x, t);
        } else {
            reserve(x.rows());
            if (count == 0) training_.check_shapes(x, t);
            return state_.steps(optimizer_, count, arrays(), [&](auto const& sink, bool seen) {
                return training_.template run<Loss>(sink.parameters, sink, x, t, NotStored{}, seen, team_);
            });
        }
    }

    /// The same in one launch; the losses: the last one, and those of steps 0, interval, 2 interval, ….
    auto launch(std::size_t count, std::size_t interval, auto const& x, auto const& t)
    {
        auto losses =
            training_.template run<Loss>(arrays(), optimizer_, state_.draw(), count, interval, x, t);
        state_.count(count);
        return losses;
    }

    /// The same for a narrow network, as one function: see steps_on_stack.
    [[gnu::flatten, gnu::noinline]] T advance_narrow(auto count, auto const& x, auto const& t)
    {
        return steps_on_stack<Backend, Loss>(training_, state_, optimizer_, arrays(), count, x, t);
    }
    /// The same where a step has more numbers than there are registers: g++ orders instructions before it
    /// deals out registers; else the smallest changes of a source gave it other spills (decision 0010).
#if defined(__GNUC__) && !defined(__clang__) && !defined(__CUDACC__)
    [[gnu::flatten, gnu::noinline, gnu::optimize("schedule-insns")]]
#else
    [[gnu::flatten, gnu::noinline]]
#endif
    T advance_crowded(auto count, auto const& x, auto const& t)
    {
        return steps_on_stack<Backend, Loss>(training_, state_, optimizer_, arrays(), count, x, t);
    }

    void apply_stored(T const* gradient)
    {
        training_.apply(gradient, state_.next_update(optimizer_, arrays()));
        state_.count(1);
    }

    /// Where the parameters and the optimizer's states lie.
    constexpr Arrays arrays() { return state_.arrays(network().storage()); }

    Holder net_;
    [[no_unique_address]] Loss loss_;
    [[no_unique_address]] Team team_;
    Training training_;
    State state_;
    // last, because clang 19 loads a register from where one number is needed: pointers as numbers after it
    // would be subnormal, and computing with them slow (1-1 took 95 ns a step, with this 13)
    [[no_unique_address]] Optimizer optimizer_;
};

template <class Net, class Loss, class Optimizer, class Team = OneThread>
Trainer(Net&, Loss, Optimizer, Team = {}) -> Trainer<Net, Loss, Optimizer, Team>;
template <class Net, class Loss, class Optimizer, class Team = OneThread>
    requires(!std::is_lvalue_reference_v<Net>)
Trainer(Net&&, Loss, Optimizer, Team = {}) -> Trainer<Own<std::remove_const_t<Net>>, Loss, Optimizer, Team>;

/// A trainer that owns its network and moves with it, as a member of a class, in a vector, or out of a
/// function:
///
///     struct Agent {
///         OwningTrainer<Network<A>, MSELoss<>, SGD<>> trainer{Network<A>{}, MSELoss{}, SGD{.lr = 0.1}};
///     };
template <class Net, class Loss, class Optimizer, class Team = OneThread>
using OwningTrainer = Trainer<Own<Net>, Loss, Optimizer, Team>;

} // namespace lamina::core

namespace lamina {
using core::OwningTrainer;
using core::Trainer;
} // namespace lamina
