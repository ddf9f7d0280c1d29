// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/around.hpp>
#include <lamina/model/parameters.hpp>
#include <lamina/network/trainer_arguments.hpp>
#include <lamina/pass/training.hpp>
#include <lamina/pass/update.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace lamina::core {

/// Whether all networks of an ensemble train on the same rows, or each on its share, in order.
enum class Batches { shared, apart };

/// So many networks that train independently: what the engine of a backend is given. Parameters are those of
/// network after network, in PyTorch's order; of optimizers there is one for all, or one for each.
template <class T, class Optimizer>
struct EnsembleJob {
    T* parameters;
    std::size_t networks;
    std::span<Optimizer const> optimizers;
    std::size_t steps;
    Batches batches;

    [[nodiscard]] Optimizer const& optimizer(std::size_t network) const
    {
        return optimizers[optimizers.size() == 1 ? 0 : network];
    }
    /// How many rows of a batch one network trains on.
    [[nodiscard]] std::size_t share(std::size_t row_count) const
    {
        return batches == Batches::shared ? row_count : row_count / networks;
    }
    /// The first of them.
    [[nodiscard]] std::size_t first(std::size_t network, std::size_t row_count) const
    {
        return batches == Batches::shared ? 0 : network * share(row_count);
    }
};

/// How a backend trains an ensemble: `train<Loss>(job, x, targets, losses, team)`, for each that can. Losses
/// are 0 before; there may be no networks, which have no optimizer, and no steps.
template <class Backend, class T, class Model>
struct EnsembleEngine;

/// Independent networks of one type that train at once, from different parameters, with different optimizers
/// or on different rows.
///
///     Ensemble<A, double> many{10'000, random::Torch{0}};
///     auto const losses = many.train(10'000, MSELoss{}, SGD{.lr = 0.05}, x, t);
///     Network<A, double> const best{many[best_of(losses)]};
template <class A, class T, class Backend>
class BasicEnsemble {
public:
    using architecture = A;
    using value_type = T;
    static constexpr std::size_t inputs = input_size<A>;
    static constexpr std::size_t outputs = output_size<A>;

    /// Parameters drawn as PyTorch draws them, network by network; the generator moves on. std::length_error
    /// or std::bad_alloc where memory cannot have so many.
    template <class G>
        requires Generator<std::remove_cvref_t<G>, T>
    BasicEnsemble(std::size_t count, G&& generator) : numbers_(numbers_of(count))
    {
        for (std::size_t i = 0; i < count; ++i) set(i, Parameters<A, T>{generator});
    }

    [[nodiscard]] std::size_t size() const { return numbers_.size() / parameter_count<A>; }

    /// The parameters of one network; std::out_of_range where there is no such one.
    [[nodiscard]] Parameters<A, T> operator[](std::size_t network) const
    {
        ensure_there(network);
        Parameters<A, T> result;
        std::copy_n(numbers_.data() + network * parameter_count<A>, parameter_count<A>, result.data());
        return result;
    }
    /// Takes the parameters of one network.
    void set(std::size_t network, Parameters<A, T> const& parameters)
    {
        ensure_there(network);
        std::copy_n(parameters.data(), parameter_count<A>, numbers_.data() + network * parameter_count<A>);
    }

    /// Trains every network so many steps, as a Trainer of its own would, from the optimizer's start; each
    /// one's last loss. `optimizer`: one for all, or a std::vector of one for each. Batches::apart: of n rows
    /// network i trains on i n/size() and so many after it. `team`: Threads{n} of the CPU, else one.
    /// ShapeError or LabelError, before anything is trained, where they do not fit, also where there are no
    /// steps, after which every loss is 0, or no networks, which have no losses.
    template <class Loss, class Optimizers, class X, class Target, class Team = OneThread>
    std::vector<T> train(std::size_t steps, Loss loss, Optimizers const& optimizers, X const& x,
                         Target const& t, Batches batches = Batches::shared, Team team = {})
    {
        std::vector<T> losses(size());
        auto const given = all_of(optimizers);
        using Optimizer = std::remove_cvref_t<decltype(given[0])>;
        static_assert(asserted<core::IsLoss<Loss>>);
        if constexpr (core::IsLoss<Loss>::value)
            static_assert(asserted<core::IsOptimizer<Optimizer>> && asserted<UpdatesEachAlike<Optimizer>>);
        if (given.size() != 1 && given.size() != size())
            raise<ShapeError>({"lamina: this ensemble has ", size(), " networks; there are ", given.size(),
                               " optimizers. Give one, or one for each."});
        with_batch<BasicEnsemble>(loss, x, t, [&](auto const& samples, auto const& targets) {
            using Targets = std::remove_cvref_t<decltype(targets)>;
            static_assert(asserted<CountAlike<Targets>>);
            check_batch(samples, targets, outputs);
            if (batches == Batches::apart && size() > 0 && samples.rows() % size() != 0)
                raise<ShapeError>({"lamina: ", std::size_t{samples.rows()},
                                   " rows cannot be shared equally by ", size(), " networks."});
            EnsembleJob<T, Optimizer> const job{numbers_.data(), size(), given, steps, batches};
            if constexpr (core::IsOptimizer<Optimizer>::value && UpdatesEachAlike<Optimizer>::value &&
                          CountAlike<Targets>::value)
                EnsembleEngine<Backend, T, TrainingModelOf<A>>::template train<Loss>(job, samples, targets,
                                                                                     losses.data(), team);
        });
        return losses;
    }

private:
    static std::size_t numbers_of(std::size_t count)
    {
        if (constexpr std::size_t most = PTRDIFF_MAX / sizeof(T) / parameter_count<A>; count > most)
            raise<std::length_error>({"lamina: an ensemble of ", count, " networks of ", parameter_count<A>,
                                      " parameters is more than memory can hold; ", most,
                                      " networks could be addressed."});
        return count * parameter_count<A>;
    }

    void ensure_there(std::size_t network) const
    {
        if (network >= size())
            raise<std::out_of_range>({"lamina: this ensemble has ", size(),
                                      " networks, counted from 0; there is no network ", network, "."});
    }

    template <class Optimizer>
    static std::span<Optimizer const> all_of(Optimizer const& one)
    {
        return {&one, 1};
    }
    template <class Optimizer>
    static std::span<Optimizer const> all_of(std::vector<Optimizer> const& each)
    {
        return each;
    }

    std::vector<T> numbers_;
};

/// After a mistake in its arguments, which is an error: an ensemble like the one that was meant.
template <class A, class T, class Backend>
    requires(!core::NetworkArguments<A, T, Backend>::value)
class BasicEnsemble<A, T, Backend>
    : public BasicEnsemble<typename core::NetworkArguments<A, T, Backend>::Architecture,
                           typename core::NetworkArguments<A, T, Backend>::Number, Backend> {
    static_assert(asserted<core::NetworkArguments<A, T, Backend>>);
    using Whole = BasicEnsemble<typename core::NetworkArguments<A, T, Backend>::Architecture,
                                typename core::NetworkArguments<A, T, Backend>::Number, Backend>;

public:
    using Whole::Whole;
};

/// Which network has the least loss, the first of equal ones. Losses that are NaN or infinite, of either
/// sign, are passed over; std::invalid_argument where there are none but these, or none at all.
template <class T>
std::size_t best_of(std::vector<T> const& losses)
{
    std::size_t best = losses.size();
    for (std::size_t i = 0; i < losses.size(); ++i)
        if (std::isfinite(losses[i]) && (best == losses.size() || losses[i] < losses[best])) best = i;
    if (best == losses.size())
        raise<std::invalid_argument>(
            {"lamina: of ", losses.size(), " losses none is finite, so that no network is the best."});
    return best;
}

} // namespace lamina::core

namespace lamina {
using core::BasicEnsemble;
using core::Batches;
using core::best_of;
} // namespace lamina
