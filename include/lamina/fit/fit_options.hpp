// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/schedules/progress.hpp>
#include <lamina/support/errors.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace lamina::core {

/// Any schedule, or none, whose factor is 1.
class AnySchedule {
public:
    AnySchedule() = default;
    template <Schedule S>
        requires(!std::same_as<S, AnySchedule>)
    AnySchedule(S schedule) : schedule_(std::move(schedule))
    {}

    [[nodiscard]] double factor(Progress const& at) const { return schedule_ ? schedule_(at) : 1; }

private:
    std::function<double(Progress const&)> schedule_;
};

/// What is kept for validation: nothing, a part of the data, or data of its own.
template <class Data>
class Validation {
public:
    Validation() = default;
    /// A part of the rows, of [0, 1), chosen by the seed that shuffles; std::invalid_argument for another.
    Validation(double part) : part_(part)
    {
        if (!(part >= 0 && part < 1))
            raise<std::invalid_argument>(
                "lamina: the part of the data that is kept for validation is from 0 to "
                "less than 1; the one given is not.");
    }
    Validation(Data data) : data_(std::move(data)) {}

    [[nodiscard]] double part() const { return part_; }
    [[nodiscard]] std::optional<Data> const& data() const { return data_; }

private:
    double part_ = 0;
    std::optional<Data> data_;
};

} // namespace lamina::core

namespace lamina {

/// How `fit` trains.
template <class Data>
struct FitOptions {
    std::size_t epochs = 10;
    std::size_t batch_size = 32;    ///< rows of a batch; the last one of an epoch may have fewer
    std::uint64_t shuffle_seed = 0; ///< the rows are shuffled for each epoch as PyTorch's DataLoader does
    bool shuffle = true;            ///< else they are taken as they are
    std::size_t accumulate = 1;     ///< batches of a step
    core::Validation<Data> validation{}; ///< a part of the data, 0.1, or a data set of its own
    core::AnySchedule schedule{};        ///< of the learning rate: Cosine{.warmup = 0.05}
    std::size_t stop_early = 0;          ///< ends after so many epochs without a better one; 0: does not
    bool restore_best = true;            ///< where there is validation, ends with the best epoch's parameters
    bool progress = true;                ///< says on the standard error stream how it goes
    std::string log{};                   ///< a file to which the history is written after every epoch
};

} // namespace lamina
