// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/minimum.hpp>
#include <lamina/network/network.hpp>
#include <lamina/pass/training.hpp>

#include <cmath>
#include <utility>

namespace lamina::core {

/// What is minimised: the loss of a network on a batch as a function of all its parameters, as plain numbers
/// in PyTorch's order. It computes with a copy of the network. X and Target: opened arrays;
/// goes_on(iteration, loss, network): whether a callback wants more.
template <class Net, class Loss_, class X, class Target, class GoesOn>
class Objective {
    using T = typename Net::value_type;
    using A = typename Net::architecture;

public:
    using Network = Net;
    using Loss = Loss_;
    using Training = core::Training<typename Net::backend, T, ModelOf<A>>;

    /// What points, losses and sums are computed in: double at least.
    using Number = std::common_type_t<double, T>;
    using Vector = std::vector<Number>;

    static constexpr std::size_t size = parameter_count<A>;

    Objective(Net const& net, X const& samples, Target const& targets, GoesOn const& goes_on)
        : x(samples), t(targets), goes_on_(goes_on), net_(net), numbers_(net.parameters())
    {
        training_.check_shapes(x, t);
    }

    X const& x;
    Target const& t;

    /// The parameters that the network has.
    [[nodiscard]] Vector point() const { return {numbers_.begin(), numbers_.end()}; }

    /// The network at a point.
    Net const& at(Vector const& point)
    {
        for (std::size_t i = 0; i < size; ++i) numbers_.data()[i] = static_cast<T>(point[i]);
        net_ = numbers_;
        return net_;
    }

    /// The loss at a point, and its gradient.
    Number loss(Vector const& point, Vector& gradient)
    {
        Number const result = backward<Loss>(at(point), x, t, gradient.data());
        ++result_.evaluations;
        return result;
    }

    /// The loss of a batch of one's own, of a network that `at` gave, and its gradient into `size` numbers.
    template <class AnyLoss>
    Number backward(Net const& net, auto const& samples, auto const& targets, Number* gradient)
    {
        gradient_ = Net{zeros};
        Number const result = training_.template run<AnyLoss>(
            net.storage(), CollectGradients<T>{gradient_.storage()}, samples, targets, NotStored{});
        auto const& slopes = gradient_.parameters();
        std::copy(slopes.begin(), slopes.end(), gradient);
        return result;
    }

    /// Takes note of the loss at the start.
    bool start(Number loss, Vector const& point)
    {
        if (!std::isfinite(loss))
            raise<std::invalid_argument>(
                "lamina: the loss of the network that minimise starts from is not finite; start from other "
                "parameters, or look for one that is not finite, or an input or target.");
        return note(loss, point);
    }

    /// Takes note of the loss after an iteration; whether to go on.
    bool step(Number loss, Vector const& point)
    {
        ++result_.iterations;
        return note(loss, point);
    }

    void count_evaluation() { ++result_.evaluations; }

    Minimum end(Ending why)
    {
        result_.ending = why;
        result_.loss = result_.losses.back();
        return std::move(result_);
    }

    /// The network at the last point that `start` or `step` took note of.
    Net const& best() { return at(best_); }

private:
    bool note(Number loss, Vector const& point)
    {
        best_ = point;
        result_.losses.push_back(static_cast<double>(loss));
        return goes_on_(result_.iterations, result_.losses.back(), at(point));
    }

    GoesOn const& goes_on_;
    Net net_;
    Net gradient_{zeros};
    Parameters<A, T> numbers_;
    Vector best_;
    Training training_{typename Net::Pass{}};
    Minimum result_;
};

} // namespace lamina::core
