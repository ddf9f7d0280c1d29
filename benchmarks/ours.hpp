// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "workloads.hpp"

#include <lamina/lamina.hpp>

/// Lamina as a contestant, by one thread or several.
namespace bench {

/// The network of a row with its first parameters.
template <class W>
struct Owned {
    explicit Owned(Problem<typename W::Number> const& p)
    {
        Parameters<typename W::Architecture, typename W::Number> start;
        std::copy(p.start.begin(), p.start.end(), start.data());
        *net = start;
    }

    [[nodiscard]] std::vector<double> parameters() const
    {
        auto const numbers = net->parameters();
        return {numbers.data(), numbers.data() + W::parameters};
    }

    std::unique_ptr<Network<typename W::Architecture, typename W::Number>> net =
        std::make_unique<Network<typename W::Architecture, typename W::Number>>(zeros);
};

/// Numbers row by row as an array whose batch is known when compiled, or only when run.
template <bool fixed, std::size_t rows, std::size_t columns, class T>
auto array(std::vector<T> const& numbers)
{
    if constexpr (fixed) {
        xt::xtensor_fixed<T, xt::xshape<rows, columns>> result;
        std::copy(numbers.begin(), numbers.end(), result.begin());
        return result;
    } else {
        auto result = xt::xtensor<T, 2>::from_shape({rows, columns});
        std::copy(numbers.begin(), numbers.end(), result.begin());
        return result;
    }
}

/// What is learnt: labels of a cross-entropy, else numbers.
template <class W, bool fixed>
auto target(Problem<typename W::Number> const& p)
{
    if constexpr (std::is_same_v<typename W::Loss, CrossEntropyLoss<>>) {
        auto labels = xt::xtensor<std::int64_t, 1>::from_shape({W::batch});
        std::copy(p.label.begin(), p.label.end(), labels.begin());
        return labels;
    } else {
        return array<fixed, W::batch, W::outputs>(p.target);
    }
}

/// Training, by trainer.run or by calls of trainer.step.
template <class W, bool fixed, bool by_run, class Team = OneThread>
class Trained : public Contestant {
    using T = typename W::Number;

public:
    explicit Trained(Problem<T> const& p, Team team = {})
        : owned_(p),
          trainer_(*owned_.net, {}, {.lr = W::lr}, team),
          x_(array<fixed, W::batch, W::inputs>(p.x)),
          t_(target<W, fixed>(p))
    {}

    void run(std::size_t steps) override
    {
        if constexpr (by_run)
            trainer_.run(steps, x_, t_);
        else
            for (std::size_t i = 0; i < steps; ++i) trainer_.step(x_, t_);
    }

    [[nodiscard]] std::vector<double> result() const override { return owned_.parameters(); }

private:
    Owned<W> owned_;
    Trainer<Network<typename W::Architecture, T>, typename W::Loss, SGD<>, Team> trainer_;
    decltype(array<fixed, W::batch, W::inputs>(std::vector<T>{})) x_;
    decltype(target<W, fixed>(Problem<T>{})) t_;
};

/// Inference of the whole batch.
template <class W, class Team = OneThread>
class Batches : public Contestant {
    using T = typename W::Number;

public:
    explicit Batches(Problem<T> const& p, Team team = {})
        : owned_(p), team_(team), x_(array<false, W::batch, W::inputs>(p.x))
    {}

    void run(std::size_t steps) override
    {
        for (std::size_t i = 0; i < steps; ++i) owned_.net->forward(x_, y_, team_);
    }

    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }

private:
    Owned<W> owned_;
    [[no_unique_address]] Team team_;
    xt::xtensor<T, 2> x_;
    xt::xtensor<T, 2> y_ = xt::xtensor<T, 2>::from_shape({W::batch, W::outputs});
};

} // namespace bench
