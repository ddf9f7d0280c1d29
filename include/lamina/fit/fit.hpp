// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/split.hpp>
#include <lamina/fit/divergence.hpp>
#include <lamina/fit/evaluate.hpp>
#include <lamina/fit/fit_options.hpp>
#include <lamina/fit/history.hpp>
#include <lamina/fit/interruption.hpp>
#include <lamina/fit/progress_line.hpp>
#include <lamina/network/trainer.hpp>

#include <memory>
#include <numeric>

namespace lamina::core {

/// The learning rate of an optimizer, while a schedule moves it.
template <class Optimizer>
class Rate {
    using Innermost = std::remove_cvref_t<decltype(innermost(std::declval<Optimizer&>()))>;

public:
    static constexpr bool there = requires(Innermost& optimizer) { optimizer.lr = 1.0; };

    explicit Rate(Optimizer& optimizer) : optimizer_(innermost(optimizer)), own_(get()) {}
    Rate(Rate const&) = delete;
    Rate& operator=(Rate const&) = delete;
    ~Rate() { set(1); }

    [[nodiscard]] double get() const
    {
        if constexpr (there) return optimizer_.lr;
        return Epoch::not_measured;
    }
    /// A part of the optimizer's own.
    void set(double factor)
    {
        if constexpr (there) optimizer_.lr = own_ * factor;
    }

private:
    Innermost& optimizer_;
    double own_;
};

/// One call of `fit`.
template <class Trainer, class Data>
class Fit {
    using Net = typename Trainer::network_type;

public:
    Fit(Trainer& trainer, Data const& data, FitOptions<Data> const& options)
        : trainer_(trainer),
          options_(options),
          data_(part_of(data, options, false)),
          validation_(validation_of(data, options)),
          size_((std::min)(options.batch_size, data_.size())),
          batches_{data_.make_batch(size_), data_.make_batch(size_ == 0 ? 0 : data_.size() % size_)},
          rate_(trainer.optimizer()),
          torch_(options.shuffle_seed),
          line_(options.progress, options.epochs, options.epochs * steps())
    {
        if (size_ == 0 || options.accumulate == 0)
            raise<ShapeError>({"lamina: fit has ", data_.size(), " rows to train on, batches of ",
                               options.batch_size, " and ", options.accumulate,
                               " batches a step; it needs 1 of each at least."});
        if (validation_ && validation_->size() == 0)
            raise<ShapeError>("lamina: the data that fit is given for validation has no rows.");
        trainer.reserve(size_);
    }

    History run()
    {
        Interruption const interruption;
        for (std::size_t epoch = 0; epoch < options_.epochs && goes_on(); ++epoch) {
            Epoch made = train(epoch);
            if (history_.interrupted) line_.say("lamina: interrupted; training ends after this step.");
            if (validation_) {
                auto const [loss, accuracy] = evaluate(trainer_.network(), trainer_.loss(), *validation_);
                made.validation_loss = loss;
                made.validation_accuracy = accuracy;
            }
            made.seconds = line_.seconds();
            line_.epoch(made, (epoch + 1) * steps());
            compare(made);
            history_.add(made);
            if (!options_.log.empty()) history_.write_csv(options_.log);
        }
        if (best_network_) trainer_.network() = *best_network_;
        return history_;
    }

private:
    static Data part_of(Data const& data, FitOptions<Data> const& options, bool of_validation)
    {
        double const part = options.validation.part();
        if (part == 0) return data;
        auto [training, test] = split(data, {.test = part, .seed = options.shuffle_seed});
        return of_validation ? test : training;
    }
    static std::optional<Data> validation_of(Data const& data, FitOptions<Data> const& options)
    {
        if (options.validation.part() > 0) return part_of(data, options, true);
        return options.validation.data();
    }

    /// Batches and steps of an epoch.
    [[nodiscard]] std::size_t batch_count() const
    {
        return size_ == 0 ? 0 : (data_.size() + size_ - 1) / size_;
    }
    [[nodiscard]] std::size_t steps() const
    {
        return options_.accumulate == 0 ? 0 : (batch_count() + options_.accumulate - 1) / options_.accumulate;
    }
    [[nodiscard]] bool goes_on() const { return !history_.interrupted && !history_.stopped_early; }

    /// An epoch of training.
    Epoch train(std::size_t epoch)
    {
        rows_.resize(data_.size());
        std::iota(rows_.begin(), rows_.end(), std::size_t{0});
        if (options_.shuffle) rows_ = torch_.next_epoch(data_.size());
        before_ = trainer_.snapshot();
        factors_.clear();
        double total = 0;
        std::size_t seen = 0, step = 0;
        for (; step < steps() && !history_.interrupted; ++step) {
            std::size_t const made = epoch * steps() + step;
            factors_.push_back(options_.schedule.factor(
                {made, options_.epochs * steps(), epoch, options_.epochs, measure_}));
            rate_.set(factors_.back());
            auto const [loss, rows] = make_step(step);
            if (!std::isfinite(loss)) refuse(epoch, step, loss);
            total += loss * static_cast<double>(rows);
            seen += rows;
            line_.step(epoch + 1, made + 1, total / static_cast<double>(seen));
            history_.interrupted = Interruption::came();
        }
        Epoch result;
        result.epoch = epoch + 1;
        result.loss = total / static_cast<double>(seen);
        result.learning_rate = rate_.get();
        return result;
    }

    /// The batch of this number, copied together.
    typename Data::Batch const& batch(std::size_t number)
    {
        std::size_t const first = number * size_;
        std::size_t const count = (std::min)(size_, data_.size() - first);
        auto& batch = batches_[count == size_ ? 0 : 1];
        data_.copy_rows(std::span<std::size_t const>(rows_).subspan(first, count), batch);
        return batch;
    }

    struct Step {
        double loss;
        std::size_t rows;
    };
    Step make_step(std::size_t step)
    {
        if (options_.accumulate == 1) {
            auto const& [x, t] = batch(step);
            return {static_cast<double>(trainer_.step(x, t)), x.shape(0)};
        }
        Step result{0, 0};
        std::size_t const end = (std::min)((step + 1) * options_.accumulate, batch_count());
        for (std::size_t i = step * options_.accumulate; i < end; ++i) {
            auto const& [x, t] = batch(i);
            result.loss += static_cast<double>(trainer_.accumulate(x, t)) * static_cast<double>(x.shape(0));
            result.rows += x.shape(0);
        }
        trainer_.update();
        return {result.loss / static_cast<double>(result.rows), result.rows};
    }

    /// Goes back to before the step whose loss is not finite, and says what it was.
    [[noreturn]] void refuse(std::size_t epoch, std::size_t step, double loss)
    {
        trainer_.restore(before_);
        for (std::size_t i = 0; i < step; ++i) {
            rate_.set(factors_[i]);
            make_step(i);
        }
        std::size_t const first = step * options_.accumulate;
        auto const& [x, t] = batch(first);
        rate_.set(factors_[step]);
        raise_divergence({epoch * steps() + step + 1, epoch + 1, first + 1, batch_count(), loss, rate_.get()},
                         gradient(trainer_.network(), trainer_.loss(), x, t).parameters());
    }

    /// Whether this epoch is the best, and what follows from it.
    void compare(Epoch const& made)
    {
        measure_ = made.measure();
        if (measure_ < best_ || history_.size() == 0) {
            best_ = measure_;
            since_best_ = 0;
            if (validation_ && options_.restore_best)
                best_network_ = std::make_unique<Net>(trainer_.network());
        } else if (++since_best_ == options_.stop_early) {
            history_.stopped_early = true;
        }
    }

    Trainer& trainer_;
    FitOptions<Data> options_;
    Data data_;
    std::optional<Data> validation_;
    std::size_t size_;
    typename Data::Batch batches_[2]; ///< a whole one, and the last one of an epoch
    Rate<typename Trainer::optimizer_type> rate_;
    random::Torch torch_;
    ProgressLine line_;
    History history_;
    std::vector<std::size_t> rows_;
    typename Trainer::Snapshot before_;
    std::vector<double> factors_;
    double measure_ = Epoch::not_measured;
    double best_ = 0;
    std::size_t since_best_ = 0;
    std::unique_ptr<Net> best_network_;
};

template <class Held, class Loss, class Optimizer, class Team>
template <class Data>
BasicHistory<Epoch> Trainer<Held, Loss, Optimizer, Team>::fit(Data const& data,
                                                              FitOptions<Data> const& options)
{
    return Fit<Trainer, Data>(*this, data, options).run();
}

} // namespace lamina::core
