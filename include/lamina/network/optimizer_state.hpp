// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/update_rule.hpp>
#include <lamina/pass/update.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace lamina::core {

/// What a trainer keeps for its optimizer: an array for each state, one for the gradients of batches that
/// come in parts, once there are such, and how many steps were made.
template <class Memory, class T, class Optimizer, class Rule = UpdateRule<Optimizer>>
class OptimizerState {
public:
    /// The parameters and the states.
    using Arrays = std::array<T*, 1 + Rule::live_count>;

    constexpr explicit OptimizerState(std::size_t parameters)
    {
        for (Memory& state : states_) state = Memory(parameters);
    }

    /// Pays for the gradients of so many parameters now.
    constexpr void keep_gradients(std::size_t parameters)
    {
        if (gradients_.data() == nullptr) gradients_ = Memory(parameters);
    }

    /// The parameters that lie there, and the states.
    [[nodiscard]] constexpr Arrays arrays(T* parameters)
    {
        Arrays result{parameters};
        for (std::size_t s = 0; s < states_.size(); ++s) result[1 + s] = states_[s].data();
        return result;
    }

    /// What the next step does with gradients, on such arrays.
    [[nodiscard]] constexpr auto next_update(Optimizer const& optimizer, Arrays const& on)
    {
        return update_by<Rule>(on, gradients_.data(), Rule::template numbers<T>(optimizer, made_ + 1),
                               draw());
    }

    /// step(sink, whether the batch is that of the step before) so many times, on such arrays; the last loss.
    [[gnu::always_inline]] constexpr T steps(Optimizer const& optimizer, auto count, Arrays const& on,
                                             auto const& step)
    {
        return make_steps<Rule>(
            count, on, gradients_.data(), draw(),
            [&](std::size_t)
                __attribute__((always_inline)) { return Rule::template numbers<T>(optimizer, made_ + 1); },
            [&](auto const& sink, std::size_t i) __attribute__((always_inline)) { return step(sink, i > 0); },
            [&](std::size_t, T const&) __attribute__((always_inline)) { ++made_; });
    }

    /// Where gradients are added up until a step uses them, each as it is, 0 at first.
    [[nodiscard]] constexpr T* collect(std::size_t parameters)
    {
        if (collected_.data() == nullptr)
            collected_ = Memory(parameters);
        else if (collected_count_ == 0)
            std::fill_n(collected_.data(), parameters, T(0));
        ++collected_count_;
        return collected_.data();
    }
    /// How many batches' gradients there are; they are used up.
    [[nodiscard]] constexpr std::size_t use_collected() { return std::exchange(collected_count_, 0); }
    [[nodiscard]] constexpr T* collected() { return collected_.data(); }

    /// Copies the average that EMA keeps to parameters, of the arrays that are trained, after a step.
    template <class Averaged>
    constexpr void copy_average(auto const& arrays, T* to) const
    {
        for (std::size_t i = 0; made_ > 0 && i < arrays.size(); ++i)
            if (Averaged::updates(i))
                std::copy_n(states_[0].data() + arrays[i].offset, arrays[i].rows * arrays[i].stride,
                            to + arrays[i].offset);
    }

    /// The parameters and states, one after the other, and how many steps were made.
    struct Snapshot {
        std::vector<T> numbers;
        std::size_t made = 0;
    };
    [[nodiscard]] Snapshot snapshot(std::size_t parameters, Arrays const& on) const
    {
        Snapshot result{std::vector<T>(parameters * on.size()), made_};
        for (std::size_t i = 0; i < on.size(); ++i)
            std::copy_n(on[i], parameters, result.numbers.data() + i * parameters);
        return result;
    }
    void restore(Snapshot const& snapshot, Arrays const& on)
    {
        std::size_t const parameters = snapshot.numbers.size() / on.size();
        for (std::size_t i = 0; i < on.size(); ++i)
            std::copy_n(snapshot.numbers.data() + i * parameters, parameters, on[i]);
        made_ = snapshot.made;
        collected_count_ = 0;
    }

    /// Of which random numbers come from now on.
    constexpr void seed(std::uint64_t number) { seed_ = number; }
    /// Of which those of the next step come.
    [[nodiscard]] constexpr random::Draw draw() const { return {seed_, made_}; }

    /// Steps that were made, and those that were made elsewhere.
    [[nodiscard]] constexpr std::size_t made() const { return made_; }
    constexpr void count(std::size_t steps) { made_ += steps; }

private:
    Memory gradients_;
    Memory collected_;
    std::array<Memory, Rule::live_count> states_{};
    std::size_t collected_count_ = 0;
    std::size_t made_ = 0;
    std::uint64_t seed_ = 0;
};

} // namespace lamina::core
