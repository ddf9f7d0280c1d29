// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/batch.hpp>
#include <lamina/backends/cuda/phases.hpp>
#include <lamina/backends/cuda/resident.hpp>
#include <lamina/backends/cuda/tiles.hpp>
#include <lamina/training.hpp>

namespace lamina::cuda {

/// A whole device as a block: a phase is a launch with a thread for each part. Launches come one after the
/// other, so that there is nothing to wait for. What is outside of `each` is done by the host, which reads no
/// number of the device: a sum is added there to the number behind the partial ones.
template <class Runtime>
struct Grid {
    static constexpr std::size_t threads = 4096;
    static constexpr bool keeps_sums = true;

    static void each(std::size_t count, auto const& f)
    {
        if (count > 0) Runtime::launch_each(f, count);
    }
    static void wait() {}

    /// The elements of a contraction, a tile of them by each block.
    template <class T, class Dot>
    static void contract(std::size_t rows, std::size_t columns, Dot const& dot)
    {
        constexpr std::size_t block_threads = 256;
        using Kernel = Tile<typename Runtime::template Block<block_threads>, T, Dot>;
        Runtime::template launch_blocks<block_threads, T>(Kernel{rows, columns, dot},
                                                          Kernel::count(rows, columns), Kernel::memory_size);
    }

    template <class T>
    static T* partials()
    {
        return static_cast<T*>(numbers());
    }

    /// While it lives, partial sums of this thread's launches lie there.
    class Use {
    public:
        explicit Use(void* partials) { numbers() = partials; }
        Use(Use const&) = delete;
        Use& operator=(Use const&) = delete;
        ~Use() { numbers() = nullptr; }
    };

private:
    static void*& numbers()
    {
        thread_local void* partials = nullptr;
        return partials;
    }
};

template <class T>
struct StoreQuotient {
    T* to;
    T const* from;
    T divisor;
    constexpr void operator()(unsigned /*0*/) const { *to = *from / divisor; }
};

/// The family of kernels for networks of any size: every verb of a pass is a launch over the device, in whose
/// memory everything lies. Equal steps that follow one another are recorded once and repeated.
template <class Runtime, std::size_t tile, class T, class Model, class Loss, class Optimizer>
class Layered {
    using Rule = UpdateRule<Optimizer>;
    using Device = Grid<Runtime>;
    using Passes = Pass<Phases<Device, tile, false>, T, Model>;
    static constexpr std::size_t parameters =
        Passes::number([](auto const& layout) { return layout.parameters; });

public:
    static constexpr std::size_t arrays = 1 + Rule::live_count;

    /// The numbers of the device's memory that it takes: partial sums and the loss, gradients, and what a
    /// pass works on.
    static constexpr std::size_t memory_size =
        Device::threads + 1 + parameters + Passes{}.training_size(tile);

    template <class Target>
    static void train(Steps<T, Optimizer, arrays> const& steps, Batch<T, Target> const& batch, T* memory)
    {
        typename Device::Use const use(memory);
        auto const is_wanted = [&](std::size_t step) {
            return step + 1 == steps.count || (steps.interval != 0 && step % steps.interval == 0);
        };
        for (std::size_t i = 0; i < steps.count;) {
            auto const hyper = Rule::template numbers<T>(steps.optimizer, steps.made + i + 1);
            UpdateParameters<Rule, T, hyper.size()> sink{
                steps.on[0], memory + Device::threads + 1, {}, hyper};
            for (std::size_t s = 0; s + 1 < arrays; ++s) sink.states[s] = steps.on[1 + s];
            std::size_t last = i; // of those that are like this one
            while (i > 0 && !is_wanted(last) &&
                   Rule::template numbers<T>(steps.optimizer, steps.made + last + 2) == hyper)
                ++last;
            Runtime::repeat(last - i + 1, [&] { pass(steps.on[0], sink, batch, Nowhere{}, i > 0, memory); });
            if (steps.interval != 0 && last % steps.interval == 0)
                keep(steps.losses + 1 + last / steps.interval, batch.rows, memory);
            if (last + 1 == steps.count) keep(steps.losses, batch.rows, memory);
            i = last + 1;
        }
    }

    /// The loss of a batch, its gradient, and that of the input, unless that is Nowhere.
    template <class Target>
    static void gradient(T const* network, T* gradients, T* loss, Batch<T, Target> const& batch,
                         auto const& input_gradient, T* memory)
    {
        typename Device::Use const use(memory);
        pass(network, CollectGradients<T>{gradients}, batch, input_gradient, false, memory);
        keep(loss, batch.rows, memory);
    }

private:
    static void pass(T const* network, auto const& sink, auto const& batch, auto const& input_gradient,
                     bool seen, T* memory)
    {
        constexpr Passes passes;
        Device::each(1, StoreNumber<T>{memory + Device::threads, T(0)});
        train_batch<Loss>(passes, memory + Device::threads + 1 + parameters, nullptr, network, sink,
                          batch.samples(passes.input_width()), batch.targets(passes.output_width()),
                          input_gradient, seen, Everyone<Device>{});
    }

    /// Stores the loss of the last pass.
    static void keep(T* to, std::size_t rows, T* memory)
    {
        std::size_t const compared = is_row_loss<Loss> ? rows : rows * Passes{}.output_width();
        T const divisor = Loss::Reduction::divides ? counted<T>(compared) : T(1);
        Device::each(1, StoreQuotient<T>{to, memory + Device::threads, divisor});
    }
};

} // namespace lamina::cuda
