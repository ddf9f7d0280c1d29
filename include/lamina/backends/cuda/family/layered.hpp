// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/batch.hpp>
#include <lamina/backends/cuda/family/grid.hpp>
#include <lamina/backends/cuda/family/repetition.hpp>
#include <lamina/backends/cuda/family/resident.hpp>
#include <lamina/backends/cuda/runtime/memory.hpp>
#include <lamina/pass/training.hpp>

namespace lamina::cuda {

template <class T>
struct StoreQuotient {
    T* to;
    T const* from;
    T divisor;
    constexpr void operator()(unsigned /*0*/) const { *to = *from / divisor; }
};

/// The family of kernels for networks of any size: every verb of a pass is a launch over the device, in whose
/// memory everything lies. Equal steps are recorded once and repeated, from call to call.
template <class Runtime, std::size_t tile, class T, class Model, class Loss, class Optimizer>
class Layered {
    using Rule = UpdateRule<Optimizer>;
    using Device = Grid<Runtime>;
    using Pass = core::Pass<Phases<Device, tile, false>, T, Model>;
    static constexpr std::size_t parameters = Pass{}.sizes.parameters();

    /// Where the parts of its memory begin: sums, gradients, and what a pass works on; each at a place that a
    /// library's vectors like.
    static constexpr std::size_t gradients_at = Device::memory_size;
    static constexpr std::size_t pass_at = gradients_at + (parameters + 63) / 64 * 64;

public:
    static constexpr std::size_t arrays = 1 + Rule::live_count;

    /// The numbers of the device's memory that it takes.
    static constexpr std::size_t memory_size = pass_at + Pass{}.memory.training_size(tile);

    /// Trains; `repetition` is of the call before.
    template <class Target>
    static void train(Steps<T, Optimizer, arrays> const& steps, Batch<T, Target> const& batch, T* memory,
                      Repetition<Runtime, StepKey<T>>& repetition)
    {
        typename Device::Use const use(memory);
        if (batch.rows <= tile) take_in(batch, memory);
        auto const is_wanted = [&](std::size_t step) {
            return step + 1 == steps.count || (steps.interval != 0 && step % steps.interval == 0);
        };
        for (std::size_t i = 0; i < steps.count;) {
            auto const hyper = Rule::template numbers<T>(steps.optimizer, steps.draw.step + i + 1);
            auto const sink = update_by<Rule>(steps.on, memory + gradients_at, hyper,
                                              {steps.draw.seed, steps.draw.step + i});
            std::size_t last = i; // of those that are like this one
            while (!Pass::is_random && !is_wanted(last) &&
                   Rule::template numbers<T>(steps.optimizer, steps.draw.step + last + 2) == hyper)
                ++last;
            auto const step = [&] { make_pass(steps.on[0], sink, batch, NotStored{}, true, memory); };
            if constexpr (Pass::is_random) // no step is like another
                step();
            else
                repetition.run(key(steps, batch, memory, hyper), last - i + 1, step);
            if (steps.interval != 0 && last % steps.interval == 0)
                keep(steps.losses + 1 + last / steps.interval, batch.rows, memory);
            if (last + 1 == steps.count) keep(steps.losses, batch.rows, memory);
            i = last + 1;
        }
    }

    /// The loss of a batch, its gradient, and that of the input, unless that is NotStored.
    template <class Target>
    static void gradient(T const* network, T* gradients, T* loss, Batch<T, Target> const& batch,
                         auto const& input_gradient, T* memory)
    {
        typename Device::Use const use(memory);
        make_pass(network, CollectGradients<T>{gradients}, batch, input_gradient, false, memory);
        keep(loss, batch.rows, memory);
    }

private:
    /// Copies a batch of one tile to where a pass has it, apart from the steps: these are the same then for
    /// batches that lie elsewhere. Labels are read where they lie.
    template <class Target>
    static void take_in(Batch<T, Target> const& batch, T* memory)
    {
        constexpr Pass pass;
        auto const buffers = pass.memory.buffers(memory + pass_at, Pass::Memory::training_tile());
        auto const inputs = pass.sizes.input_width();
        copy_in(batch.samples(inputs), 0, batch.rows, inputs, pass.memory.template values<0>(buffers));
        static_cast<void>(take_target<Loss>(pass, batch.targets(pass.sizes.output_width()), 0, batch.rows,
                                            buffers, nullptr, false));
    }

    /// What the launches of such a step depend on.
    template <class Target>
    static StepKey<T> key(Steps<T, Optimizer, arrays> const& steps, Batch<T, Target> const& batch, T* memory,
                          auto const& hyper)
    {
        bool const is_in = batch.rows <= tile;
        bool const has_labels = Batch<T, Target>::has_labels;
        StepKey<T> result{{memory}, {hyper.begin(), hyper.end()}, batch.rows, has_labels};
        result.arrays.insert(result.arrays.end(), steps.on.begin(), steps.on.end());
        if (!is_in) result.arrays.push_back(batch.x);
        if (!is_in || has_labels) result.arrays.push_back(batch.t);
        return result;
    }

    static void make_pass(T const* network, auto const& sink, auto const& batch, auto const& input_gradient,
                          bool seen, T* memory)
    {
        constexpr Pass pass;
        Device::each(1, StoreNumber<T>{memory + Device::threads, T(0)});
        train_batch<Loss>(pass, memory + pass_at, nullptr, NotStored{}, network, sink,
                          batch.samples(pass.sizes.input_width()), batch.targets(pass.sizes.output_width()),
                          input_gradient, seen, Everyone<Device>{});
    }

    /// Stores the loss of the last pass.
    static void keep(T* to, std::size_t rows, T* memory)
    {
        std::size_t const compared = compared_in<Loss>(rows, Pass{}.sizes.output_width());
        T const divisor = Loss::Reduction::divides ? counted<T>(compared) : T(1);
        Device::each(1, StoreQuotient<T>{to, memory + Device::threads, divisor});
    }
};

/// Forward passes of networks whose parameters do not fit in a block's memory, so that every block would read
/// them again: every stage is a launch over the device.
template <class Runtime, class T, class Model>
class InferLayered {
    /// As many rows together as 64 MiB have room for.
    static constexpr std::size_t row_bytes =
        core::Pass<reference::Backend, T, Model>{}.memory.forward_row() * sizeof(T);
    static constexpr std::size_t tile =
        std::clamp<std::size_t>((std::size_t{64} << 20) / row_bytes, 64, 16384);
    using Pass = core::Pass<Phases<Grid<Runtime>, tile, false>, T, Model>;

public:
    static constexpr bool is_due = Pass{}.sizes.parameters() * sizeof(T) > 160 * 1024;

    static void run(T const* parameters, T const* x, T* y, std::size_t rows)
    {
        constexpr Pass pass;
        auto const inputs = pass.sizes.input_width();
        auto const outputs = pass.sizes.output_width();
        CallMemory<T, Runtime> const memory((std::min)(rows, tile) * pass.memory.forward_row());
        each_tile(rows, Constant<tile>{}, [&](std::size_t first, auto count) {
            pass.infer(Rows<T const, decltype(inputs)>{x + first * inputs, inputs},
                       Rows<T, decltype(outputs)>{y + first * outputs, outputs}, count, parameters,
                       memory.data(), (std::min)(rows, tile), Everyone<Grid<Runtime>>{});
        });
    }
};

} // namespace lamina::cuda
