// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/network/ensemble.hpp>

namespace lamina::cpu {

/// f(lane) in every lane.
template <class T, class Arch>
Lanes<T, Arch> in_lanes(auto const& f)
{
    alignas(AlignedArray<T>::alignment) T numbers[Lanes<T, Arch>::size];
    for (std::size_t lane = 0; lane < Lanes<T, Arch>::size; ++lane) numbers[lane] = f(lane);
    return Lanes<T, Arch>::load(numbers);
}

/// Numbers of a batch in which every lane has those of another network.
template <class T, class Arch, class Number>
struct NetworkLanes {
    Number number; ///< number(row, column), as T
    std::array<std::size_t, Lanes<T, Arch>::size> first;
    std::size_t row_count;

    [[nodiscard]] std::size_t rows() const { return row_count; }
    [[nodiscard]] Lanes<T, Arch> operator()(std::size_t row, std::size_t column) const
    {
        return in_lanes<T, Arch>([&](std::size_t lane) { return number(first[lane] + row, column); });
    }
};

/// The loops of the reference backend, with so many rows at a time.
struct OneNetworkInEachLane : private reference::Backend {
    using Base = reference::Backend;
    using Base::array, Base::backward_workspace, Base::row_stride, Base::rows, Base::stride;
    using Base::Chosen, Base::for_passes, Base::reads_rows, Base::weight_index, Base::weight_shape;
    using Base::computes, Base::Memory, Base::Scratch, Base::Storage, Base::writes_rows;
    using Base::contract, Base::contract_back, Base::contract_rows, Base::gradient_sums, Base::is_crowded;
    using Base::each_row, Base::map, Base::settle, Base::sum, Base::sum_columns, Base::sum_rows;

    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return 64;
    }
};

} // namespace lamina::cpu

namespace lamina::core {

/// One network in each lane of a register: the pass of the reference backend, with a register as the number.
template <class Arch, class T, class Model>
struct EnsembleEngine<cpu::Backend<Arch>, T, Model> {
    template <class Loss, class Optimizer>
    static void train(EnsembleJob<T, Optimizer> const& job, auto const& x, auto const& target, T* losses,
                      auto team)
    {
        team.run([&](auto member) {
            std::vector<Lanes> memory(Pass{}.memory.training_size(Pass::Memory::training_tile()));
            std::vector<TotalOf<Lanes>> long_sums(Pass{}.arrays.sums_size());
            Range const mine = member.share((job.networks + lanes - 1) / lanes);
            for (std::size_t i = mine.first; i < mine.last; ++i)
                train_lanes<Loss>(job, i * lanes, x, target, losses, memory.data(), long_sums.data());
        });
    }

private:
    using Lanes = cpu::Lanes<T, Arch>;
    using Pass = core::Pass<cpu::OneNetworkInEachLane, Lanes, Model>;
    static constexpr std::size_t lanes = Lanes::size;
    static constexpr std::size_t parameters = Pass::Sizes::layout.parameters;

    template <class Loss, class Optimizer>
    static void train_lanes(EnsembleJob<T, Optimizer> const& job, std::size_t first, auto const& x,
                            auto const& target, T* losses, Lanes* memory, TotalOf<Lanes>* long_sums)
    {
        using Rule = UpdateRule<Optimizer>;
        auto const network = [&](std::size_t lane) { return (std::min)(first + lane, job.networks - 1); };
        std::array<std::vector<Lanes>, 2 + Rule::live_count> arrays; // parameters, gradients, states
        for (auto& array : arrays) array.assign(parameters, Lanes(T(0)));
        for (std::size_t i = 0; i < parameters; ++i)
            arrays[0][i] = cpu::in_lanes<T, Arch>(
                [&](std::size_t lane) { return job.parameters[network(lane) * parameters + i]; });
        auto const samples =
            in_lanes(job, network, x, [&](std::size_t row, std::size_t column) { return x(row, column); });
        constexpr bool has_labels = LabelSource<std::remove_cvref_t<decltype(target)>>;
        using OfTarget = std::conditional_t<has_labels, core::OfLabels<Loss>, Loss>;
        auto const targets = in_lanes(job, network, target, [&](std::size_t row, std::size_t column) {
            if constexpr (has_labels)
                return T(static_cast<std::size_t>(target.label(row)) == column ? 1 : 0);
            else
                return target(row, column);
        });
        std::array<Lanes*, 1 + Rule::live_count> on{arrays[0].data()};
        for (std::size_t s = 0; s < Rule::live_count; ++s) on[1 + s] = arrays[2 + s].data();
        Lanes const loss = make_steps<Rule>(
            job.steps, on, arrays[1].data(), random::Draw{},
            [&](std::size_t i) { return hyper_lanes<Rule>(job, network, i + 1); },
            [&](auto const& sink, std::size_t i) {
                return train_batch<OfTarget>(Pass{}, memory, nullptr, long_sums, sink.parameters, sink,
                                             samples, targets, NotStored{}, i > 0, OneThread{});
            },
            [](std::size_t, Lanes const&) {});
        alignas(AlignedArray<T>::alignment) T numbers[lanes];
        std::size_t const count = (std::min)(lanes, job.networks - first);
        loss.store(numbers);
        std::copy_n(numbers, count, losses + first);
        for (std::size_t i = 0; i < parameters; ++i) {
            arrays[0][i].store(numbers);
            for (std::size_t lane = 0; lane < count; ++lane)
                job.parameters[(first + lane) * parameters + i] = numbers[lane];
        }
    }

    template <class Number>
    static auto in_lanes(auto const& job, auto const& network, auto const& source, Number number)
    {
        cpu::NetworkLanes<T, Arch, Number> result{number, {}, job.share(source.rows())};
        for (std::size_t lane = 0; lane < lanes; ++lane)
            result.first[lane] = job.first(network(lane), source.rows());
        return result;
    }

    /// The hyperparameters of each lane's network.
    template <class Rule>
    static auto hyper_lanes(auto const& job, auto const& network, std::size_t step)
    {
        using Numbers = decltype(Rule::template numbers<T>(job.optimizer(0), step));
        std::array<Numbers, lanes> each;
        for (std::size_t lane = 0; lane < lanes; ++lane)
            each[lane] = Rule::template numbers<T>(job.optimizer(network(lane)), step);
        std::array<Lanes, std::tuple_size_v<Numbers>> result;
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = cpu::in_lanes<T, Arch>([&](std::size_t lane) { return each[lane][i]; });
        return result;
    }
};

} // namespace lamina::core

namespace lamina {

/// Networks that train at once, one in each lane of the CPU's vector units: see BasicEnsemble.
template <class A, class T = float>
using Ensemble = BasicEnsemble<A, T, cpu::Backend<xsimd::default_arch>>;

} // namespace lamina
