// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/losses.hpp>
#include <lamina/network.hpp>
#include <lamina/optimizer.hpp>
#include <lamina/training.hpp>

namespace lamina {

/// `every(k, f)`: f is called in steps 0, k, 2k, …
template <class F>
struct Every {
    std::size_t interval;
    F f;
};

/// For `trainer.run`: calls f(step, loss) in steps 0, k, 2k, … with the loss before that step's update; or
/// f(step, loss, network) with the parameters as they are after it. When f returns false the run stops.
template <class F>
constexpr Every<F> every(std::size_t k, F f)
{
    if (k == 0)
        throw std::invalid_argument(
            "lamina: every(0, …) would never be due; give a number of steps from 1 on.");
    return {k, std::move(f)};
}

/// Trains a network: owns the memory for it and the optimizer's state, and refers to the network, which must
/// outlive it.
///
///     Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
///     double loss = trainer.step(x, t);
template <class Net, class Loss, class Optimizer, class Team = Alone>
class Trainer {
    using A = typename Net::architecture;
    using T = typename Net::value_type;
    using Backend = typename Net::backend;
    using Model = ModelOf<A>;
    using Rule = UpdateRule<Optimizer>;
    using Memory = typename Backend::template Memory<T>;
    static constexpr auto const& layout = Net::Walk::layout;

public:
    /// `team`: Threads{n}, else one thread.
    constexpr Trainer(Net& net, Loss /*loss*/, Optimizer optimizer, Team team = {})
        : net_(&net),
          optimizer_(optimizer),
          team_(team),
          training_(typename Net::Walk{}, std::max<std::size_t>(team.most, 1))
    {
        if (Net::Walk::keeps_gradients) gradients_ = Memory(layout.parameters);
        for (Memory& state : states_) state = Memory(layout.parameters);
    }
    Trainer(Net const&& temporary, Loss, Optimizer, Team = {}) = delete;

    /// One step of training on a batch; returns the loss before it. x is (rows, inputs); t is (rows,
    /// outputs), or (rows) integer labels for a loss that takes classes. After a throw the network is as it
    /// was.
    template <ArrayLike X, class Target>
    T step(X const& x, Target const& t)
    {
        T loss = 0;
        with_batch<Net, Loss>(
            x, t, [&](auto const& samples, auto const& targets) { loss = advance(samples, targets); });
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
            return advance(Braces<T, R, In>{x}, Braces<T, S, Out>{t});
        return T(0);
    }

    /// n steps on the same batch; returns the last one's loss.
    template <ArrayLike X, class Target>
    T run(std::size_t n, X const& x, Target const& t)
    {
        return run(n, x, t, every(std::size_t(-1), [](std::size_t, T) {}));
    }

    /// n steps with a callback, see `every`; returns the loss of the last one made.
    template <ArrayLike X, class Target, class F>
    T run(std::size_t n, X const& x, Target const& t, Every<F> const& callback)
    {
        T loss = 0;
        with_batch<Net, Loss>(x, t, [&](auto const& samples, auto const& targets) {
            bool seen = false; // a callback may have changed the batch
            for (std::size_t step = 0; step < n; ++step) {
                loss = advance(samples, targets, seen);
                bool const due = step % callback.interval == 0;
                if (due && !goes_on(callback.f, step, loss)) return;
                seen = !due;
            }
        });
        return loss;
    }

    /// Pays for the memory of batches up to this size now. All but one array is paid for when a trainer is
    /// made: of a network of more than 64 KiB, batches beyond one tile (see `plan`) need an array for the
    /// gradients.
    constexpr void reserve(std::size_t batch)
    {
        if (batch > Training<Backend, T, Model>::tile && gradients_.data() == nullptr)
            gradients_ = Memory(layout.parameters);
    }

    /// The optimizer, to change its numbers: they hold from the next step.
    [[nodiscard]] constexpr Optimizer& optimizer() { return optimizer_; }
    [[nodiscard]] constexpr Optimizer const& optimizer() const { return optimizer_; }

private:
    /// Calls the callback; false if it says so.
    template <class F>
    bool goes_on(F const& f, std::size_t step, T loss)
    {
        auto const call = [&](auto const&... arguments) {
            if constexpr (std::same_as<decltype(f(arguments...)), bool>)
                return f(arguments...);
            else
                return f(arguments...), true;
        };
        if constexpr (std::invocable<F const&, std::size_t, T>)
            return call(step, loss);
        else
            return call(step, loss, *net_);
    }

    constexpr T advance(auto const& x, auto const& t, bool seen = false)
    {
        reserve(x.rows());
        auto const numbers = Rule::template numbers<T>(optimizer_, steps_ + 1);
        UpdateParameters<Rule, T, numbers.size()> sink{net_->storage(), gradients_.data(), {}, numbers};
        for (std::size_t s = 0; s < states_.size(); ++s) sink.states[s] = states_[s].data();
        T const loss = training_.template run<Loss>(net_->storage(), sink, x, t, Nowhere{}, seen, team_);
        ++steps_;
        return loss;
    }

    Net* net_;
    [[no_unique_address]] Optimizer optimizer_;
    [[no_unique_address]] Team team_;
    Training<Backend, T, Model> training_;
    Memory gradients_;
    std::array<Memory, Rule::live_count> states_{};
    std::size_t steps_ = 0;
};

} // namespace lamina
