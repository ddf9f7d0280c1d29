// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/family/kernels.hpp>
#include <lamina/backends/cuda/runtime/staging.hpp>
#include <lamina/pass/forward.hpp>

namespace lamina::cuda {

/// Networks whose numbers lie in the memory of a device, in PyTorch's order, and whose passes are launched
/// there. A Runtime has that memory and launches: a device of CUDA's or, in tests, one emulated.
template <class Runtime>
struct Backend : private reference::Backend {
    using Base = reference::Backend;
    using Base::array, Base::backward_workspace, Base::row_stride, Base::rows, Base::stride, Base::tile_rows;
    using Base::Chosen, Base::reads_rows, Base::Scratch, Base::weight_index, Base::weight_shape;
    using Base::contract, Base::contract_back, Base::contract_rows, Base::is_crowded, Base::writes_rows;
    using Base::each_row, Base::map, Base::settle, Base::sum, Base::sum_columns, Base::sum_rows;
    using Base::gradient_sums;

    /// Passes are made on the device.
    static auto* for_passes(auto& storage) { return storage.device(); }
    template <class T>
    static constexpr bool computes = std::same_as<T, float> || std::same_as<T, double>;
    template <class T>
    using Memory = DeviceMemory<T, Runtime>;
    template <class T, std::size_t Size>
    using Storage = Mirrored<T, Size, Runtime>;
};

/// Hands number i of some gradients to a sink.
template <class T, class Sink>
struct HandOver {
    T const* gradients;
    Sink sink;
    constexpr void operator()(unsigned i) const
    {
        auto const array = [](T* numbers) { return Rows<T, std::size_t>{numbers, 0}; };
        sink(array, whole_batch, std::size_t{i})(reference::Place<T>{0, i}, gradients[i]);
    }
};

/// That a network's forward pass is asked for on spans.
struct OneSampleOnDevice {
    static constexpr bool value = false;

    template <class Asked>
    struct Assertion {
        static_assert(sizeof(Asked) == 0,
                      "lamina: a network on a device takes no single sample in a span, because starting a "
                      "kernel takes longer than computing it. Give net(x) or net.forward(x, y) a batch.");
    };
    using Check = Assertion<OneSampleOnDevice>;
};

} // namespace lamina::cuda

namespace lamina::core {

/// Forward passes on a device.
template <class Runtime, class T, class Model>
class Forward<cuda::Backend<Runtime>, T, Model> {
    using Pass = core::Pass<cuda::Phases<typename Runtime::template Block<256>, 1, false>, T, Model>;
    static constexpr std::size_t row_bytes = Pass{}.memory.forward_row() * sizeof(T);
    static constexpr std::size_t tile = std::clamp<std::size_t>(48 * 1024 / row_bytes, 1, 32);
    using Kernel = cuda::InferInBlock<typename Runtime::template Block<256>, tile, T, Model>;

public:
    using SampleFits = cuda::OneSampleOnDevice;
    static constexpr std::size_t scratch_row = 1;

    /// The rows of x into those of y.
    template <class Team = OneThread>
    static void run(T const* parameters, auto const& x, auto const& y, Team /*team*/ = {})
    {
        std::size_t const rows = x.rows();
        if (rows == 0) return;
        cuda::Staging<T, Runtime> in;
        cuda::Staging<T, Runtime> out;
        T const* const from = in.bring(x, input_width);
        T* const to = out.room_for(y, output_width);
        using Layered = cuda::InferLayered<Runtime, T, Model>;
        if constexpr (Layered::is_due)
            Layered::run(parameters, from, to, rows);
        else
            Runtime::template launch_blocks<256, T>(Kernel{parameters, from, to, rows},
                                                    (rows + tile - 1) / tile, Kernel::memory_size);
        out.hand_over(y, output_width);
    }

private:
    static constexpr std::size_t input_width = Pass{}.sizes.input_width();
    static constexpr std::size_t output_width = Pass{}.sizes.output_width();
};

/// Training passes on a device: all steps of a call in one launch, unless the network is too large for it.
template <class Runtime, class T, class Model>
class Training<cuda::Backend<Runtime>, T, Model> {
public:
    using Pass = core::Pass<cuda::Backend<Runtime>, T, Model>;
    static constexpr auto tile = Pass::Memory::training_tile();
    static constexpr bool launches = true;

    explicit Training(Pass const& /*pass*/, std::size_t /*threads*/ = 1) {}

    /// Nothing: what lies on the device is paid for by the first batch.
    void reserve(std::size_t /*rows*/) {}

    /// Makes so many steps on a batch, on the parameters and states that lie `on` the device; the losses: the
    /// last step's, and after it those of steps 0, interval, 2 interval, … unless interval is 0. Throws,
    /// before anything is launched, where x and the target do not fit.
    template <class Loss, class Optimizer, std::size_t arrays>
    std::vector<T> run(std::array<T*, arrays> const& on, Optimizer const& optimizer, random::Draw draw,
                       std::size_t count, std::size_t interval, auto const& x, auto const& target)
    {
        check_shapes<Loss>(x, target);
        auto const batch = staging_.bring(x, target, input_width, output_width); // checks a device's labels
        if (count == 0) return {T(0)};
        std::size_t const logged = interval == 0 ? 0 : (count + interval - 1) / interval;
        std::vector<T> losses(1 + logged);
        losses_.reserve(losses.size());
        cuda::Steps<T, Optimizer, arrays> const steps{on, losses_.data(), count, draw, interval, optimizer};
        launch<cuda::Plan<Runtime, T, Model, Loss, Optimizer>>(steps, batch);
        losses_.download(losses.data(), losses.size());
        return losses;
    }

    /// The loss of a batch; its gradients are added to those of the sink, that of the input is stored.
    template <class Loss>
    T run(T const* parameters, CollectGradients<T> const& sink, auto const& x, auto const& target,
          auto const& input_gradient)
    {
        check_shapes<Loss>(x, target);
        using Plan = cuda::Plan<Runtime, T, Model, Loss, cuda::Unmoved>;
        cuda::Staging<T, Runtime> input;
        auto const batch = staging_.bring(x, target, input_width, output_width);
        losses_.reserve(1);
        auto const to = rows_of(input.room_for(input_gradient, input_width), batch.rows, input_width);
        if constexpr (Plan::family == cuda::Family::layered) {
            memory_.reserve(Plan::LayeredBody::memory_size);
            Plan::LayeredBody::gradient(parameters, sink.gradients, losses_.data(), batch, to,
                                        memory_.data());
        } else {
            using Body = typename Plan::ResidentBody;
            using Kernel = cuda::GradientInBlock<Body, T, typename decltype(batch)::Target,
                                                 std::remove_const_t<decltype(to)>>;
            Runtime::template launch_blocks<Plan::threads, T>(
                Kernel{parameters, sink.gradients, losses_.data(), batch, to}, 1, Body::memory_size);
        }
        input.hand_over(input_gradient, input_width);
        T loss;
        losses_.download(&loss, 1);
        return loss;
    }

    /// Hands gradients that lie as the parameters do to `sink`.
    void apply(T const* gradients, auto const& sink) const
    {
        constexpr std::size_t count = Pass{}.sizes.parameters();
        Runtime::launch_each(cuda::HandOver<T, std::remove_cvref_t<decltype(sink)>>{gradients, sink}, count);
    }

private:
    static constexpr std::size_t input_width = Pass{}.sizes.input_width();
    static constexpr std::size_t output_width = Pass{}.sizes.output_width();

    template <class Loss>
    void check_shapes(auto const& x, auto const& target) const
    {
        static_assert(!PairLoss<Loss>,
                      "lamina: a loss of means and variances, GaussianNLLLoss, is for networks on "
                      "the CPU.");
        static_assert(asserted<CountAlike<std::remove_cvref_t<decltype(target)>>>);
        check_batch(x, target, output_width);
    }

    template <class Plan, class Steps, class Target>
    void launch(Steps const& steps, cuda::Batch<T, Target> const& batch)
    {
        if constexpr (Plan::family == cuda::Family::lanes) {
            auto const in_lanes = [&]<class Body, std::size_t size>(std::type_identity<Body>,
                                                                    Constant<size>) {
                Runtime::template launch_groups<size>(
                    cuda::TrainInLanes<Body, Steps, T, Target>{steps, batch}, 1);
            };
            if (batch.rows <= Plan::few)
                in_lanes(std::type_identity<typename Plan::FewLanes>{}, Constant<Plan::few>{});
            else
                in_lanes(std::type_identity<typename Plan::ManyLanes>{}, Constant<Plan::many>{});
        } else if constexpr (Plan::family == cuda::Family::layered) {
            memory_.reserve(Plan::LayeredBody::memory_size);
            Plan::LayeredBody::train(steps, batch, memory_.data(), repetition_);
        } else {
            using Body = typename Plan::ResidentBody;
            Runtime::template launch_blocks<Plan::threads, T>(
                cuda::TrainInBlock<Body, Steps, T, Target>{steps, batch}, 1, Body::memory_size);
        }
    }

    cuda::BatchStaging<T, Runtime> staging_;
    cuda::DeviceMemory<T, Runtime> losses_;
    cuda::DeviceMemory<T, Runtime> memory_; // of the layered family, as its recorded steps
    cuda::Repetition<Runtime, cuda::StepKey<T>> repetition_;
};

} // namespace lamina::core
