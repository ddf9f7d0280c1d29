// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/batch.hpp>
#include <lamina/backends/cuda/body/samples.hpp>
#include <lamina/pass/training.hpp>

namespace lamina::cuda {

/// The family of kernels in which a group of lanes trains one network, everything in registers, all steps in
/// one launch. The pass is that of every other backend, over `Samples`.
template <class G, class T, class Model, class Loss, class Optimizer>
class Lanes {
    using Rule = UpdateRule<Optimizer>;
    using Pass = core::Pass<Samples<G>, T, Model>;
    static constexpr std::size_t parameters = Pass{}.sizes.parameters();

public:
    static constexpr std::size_t arrays = 1 + Rule::live_count; ///< the parameters and the optimizer's states

    /// Trains; every lane of the group calls it.
    template <class Number, class Target>
    static constexpr void train(Steps<Number, Optimizer, arrays> const& steps,
                                Batch<Number, Target> const& batch)
    {
        T numbers[arrays + 1][parameters];
        T memory[Pass{}.memory.training_size(G::size)];
        std::array<T*, arrays> nearby{};
        unrolled<arrays>([&](auto array) { nearby[array] = numbers[array]; });
        each_number([&](auto array, auto i) { numbers[array][i] = T(steps.on[array][i]); });
        constexpr Pass pass;
        auto const x = batch.samples(pass.sizes.input_width());
        auto const t = batch.targets(pass.sizes.output_width());
        make_logged_steps<Rule>(
            steps, nearby, numbers[arrays],
            [&](auto const& sink, bool seen) {
                return train_batch<Loss>(pass, memory, nullptr, NotStored{}, sink.parameters, sink, x, t,
                                         NotStored{}, seen, OneThread{});
            },
            [](Number* to, T const& loss) { G::store(to, sum_of_lanes<G>(loss)); });
        each_number([&](auto array, auto i) { G::store(steps.on[array] + i, numbers[array][i]); });
    }

private:
    static constexpr void each_number(auto const& visit)
    {
        unrolled<arrays>([&](auto array) { unrolled<parameters>([&](auto i) { visit(array, i); }); });
    }
};

} // namespace lamina::cuda
