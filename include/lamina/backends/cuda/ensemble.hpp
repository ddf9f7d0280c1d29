// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/backend.hpp>
#include <lamina/network/ensemble.hpp>

namespace lamina::cuda {

/// One of many networks: its steps and its batch among those of all.
template <class T, class Optimizer, std::size_t arrays, class Target>
struct EachNetwork {
    Steps<T, Optimizer, arrays> all; ///< of the first; the others' lie after it
    Optimizer const* optimizers;     ///< one for each, or none
    Batch<T, Target> batch;          ///< the first one's
    std::size_t parameters;
    std::size_t x_step; ///< how far the next one's samples lie, and its targets; 0 where all share them
    std::size_t t_step;

    [[nodiscard]] constexpr Steps<T, Optimizer, arrays> steps(std::size_t network) const
    {
        Steps<T, Optimizer, arrays> mine = all;
        for (std::size_t i = 0; i < arrays; ++i) mine.on[i] = all.on[i] + network * parameters;
        mine.losses = all.losses + network;
        if (optimizers != nullptr) mine.optimizer = optimizers[network];
        return mine;
    }
    [[nodiscard]] constexpr Batch<T, Target> samples(std::size_t network) const
    {
        return {batch.x + network * x_step, batch.t + network * t_step, batch.rows};
    }
};

/// A network in each group of lanes, or in each block.
template <class Body, class Each>
struct EnsembleInLanes {
    Each each;
    constexpr void operator()(std::size_t group) const
    {
        Body::train(each.steps(group), each.samples(group));
    }
};
template <class Body, class Each, class T>
struct EnsembleInBlocks {
    Each each;
    constexpr void operator()(std::size_t block, T* memory) const
    {
        Body::train(each.steps(block), each.samples(block), memory);
    }
};

} // namespace lamina::cuda

namespace lamina::core {

/// All networks in one launch: each in one lane if its numbers fit in registers, else in one block.
template <class Runtime, class T, class Model>
struct EnsembleEngine<cuda::Backend<Runtime>, T, Model> {
    template <class Loss, class Optimizer>
    static void train(EnsembleJob<T, Optimizer> const& job, auto const& x, auto const& target, T* losses,
                      auto /*team*/)
    {
        using Plan = cuda::Plan<Runtime, T, Model, Loss, Optimizer>;
        cuda::BatchStaging<T, Runtime> staging;
        auto batch =
            staging.bring(x, target, inputs, outputs); // checks labels of the device, before all else
        if (job.networks == 0 || job.steps == 0) return;
        constexpr std::size_t arrays = 1 + UpdateRule<Optimizer>::live_count;
        std::size_t const count = Plan::parameters * job.networks;
        std::array<Memory<T>, arrays> numbers;
        cuda::Steps<T, Optimizer, arrays> steps{{}, nullptr, job.steps, {}, 0, job.optimizers[0]};
        for (std::size_t i = 0; i < arrays; ++i) {
            numbers[i] = Memory<T>(count);
            steps.on[i] = numbers[i].data();
        }
        numbers[0].upload(job.parameters, count);
        Memory<T> const last(job.networks);
        steps.losses = last.data();
        Memory<Optimizer> optimizers;
        if (job.optimizers.size() > 1) {
            optimizers = Memory<Optimizer>(job.networks);
            optimizers.upload(job.optimizers.data(), job.networks);
        }
        batch.rows = job.share(batch.rows);
        std::size_t const apart = job.batches == Batches::apart ? batch.rows : 0;
        cuda::EachNetwork<T, Optimizer, arrays, typename decltype(batch)::Target> const each{
            steps,          optimizers.data(),
            batch,          Plan::parameters,
            apart * inputs, apart * (decltype(batch)::has_labels ? 1 : outputs)};
        launch<Plan>(each, job.networks);
        numbers[0].download(job.parameters, count);
        last.download(losses, job.networks);
    }

private:
    template <class Number>
    using Memory = cuda::DeviceMemory<Number, Runtime>;
    using Pass = core::Pass<cuda::Backend<Runtime>, T, Model>;
    static constexpr std::size_t inputs = Pass{}.sizes.input_width();
    static constexpr std::size_t outputs = Pass{}.sizes.output_width();

    template <class Plan, class Each>
    static void launch(Each const& each, std::size_t networks)
    {
        if constexpr (Plan::family == cuda::Family::lanes) {
            Runtime::template launch_groups<1>(cuda::EnsembleInLanes<typename Plan::OneLane, Each>{each},
                                               networks);
        } else {
            static_assert(asserted<typename Plan::Fits>);
            using Body = typename Plan::ResidentBody;
            Runtime::template launch_blocks<Plan::threads, T>(cuda::EnsembleInBlocks<Body, Each, T>{each},
                                                              networks, Body::memory_size);
        }
    }
};

} // namespace lamina::core
