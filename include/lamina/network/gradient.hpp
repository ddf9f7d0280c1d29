// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/network/network.hpp>
#include <lamina/pass/training.hpp>

namespace lamina::core {

/// The array for the derivative with respect to an input; of what is no array, any.
template <class Net, class X>
struct InputGradientOf {
    using T = typename Net::value_type;
    static auto make(X const& /*x*/) { return std::array<T, Net::inputs>{}; }
};
template <class Net, ArrayLike X>
struct InputGradientOf<Net, X> {
    using T = typename Net::value_type;
    static auto make(X const& x) { return ArrayTraits<X>::template make_result<T, Net::inputs>(x); }
};

/// What `gradient` gives: the loss, and its derivative with respect to each parameter, by key, and to the
/// input.
template <class Net, class Input>
class Gradient
    : public KeyedArrays<Gradient<Net, Input>, typename Net::architecture, typename Net::value_type> {
    using T = typename Net::value_type;

public:
    /// The loss.
    [[nodiscard]] T loss() const { return loss_; }

    /// d loss / d input, of the input's shape.
    [[nodiscard]] Input const& input() const { return input_; }

    /// A copy of the derivatives with respect to the parameters as plain numbers: to add up, scale, clip.
    [[nodiscard]] Parameters<typename Net::architecture, T> parameters() const
    {
        return parameters_.parameters();
    }

    [[nodiscard]] T& element(std::size_t index, std::size_t line, std::size_t i)
    {
        return parameters_.element(index, line, i);
    }
    [[nodiscard]] T const& element(std::size_t index, std::size_t line, std::size_t i) const
    {
        return parameters_.element(index, line, i);
    }

    /// The derivatives as the backend lays out parameters.
    [[nodiscard]] T const* storage() const { return parameters_.storage(); }

private:
    template <class N, class Loss, class X, class Target>
    friend auto gradient(N const& net, Loss loss, X const& x, Target const& t);

    Net parameters_{zeros};
    Input input_{};
    T loss_ = 0;
};

/// The loss of a network on a batch and its derivatives; the network stays as it is.
///
///     auto const g = gradient(net, MSELoss{}, x, t);
///     g.loss();  g.get<"0.weight">();  g.input();
template <class Net, class Loss, class X, class Target>
auto gradient(Net const& net, Loss loss, X const& x, Target const& t)
{
    using T = typename Net::value_type;
    using Input = decltype(InputGradientOf<Net, X>::make(x));
    Gradient<Net, Input> result;
    with_batch<Net>(loss, x, t, [&](auto const& samples, auto const& targets) {
        result.input_ = InputGradientOf<Net, X>::make(x);
        Training<typename Net::backend, T, ModelOf<typename Net::architecture>> training{
            typename Net::Pass{}};
        result.loss_ =
            training.template run<Loss>(net.storage(), CollectGradients<T>{result.parameters_.storage()},
                                        samples, targets, ArrayTraits<Input>::open(result.input_));
    });
    return result;
}

/// The loss of a network on a batch alone, forward, without a gradient: for validation.
///
///     double const loss = loss_of(net, MSELoss{}, x, t); // that of gradient(net, MSELoss{}, x, t)
template <class Net, class Loss, class X, class Target>
    requires requires { typename Net::architecture; }
typename Net::value_type loss_of(Net const& net, Loss loss, X const& x, Target const& t)
{
    using T = typename Net::value_type;
    using Training = core::Training<typename Net::backend, T, ModelOf<typename Net::architecture>>;
    if constexpr (Training::launches) { // a device has no pass of its own for it
        return gradient(net, loss, x, t).loss();
    } else {
        T result = 0;
        with_batch<Net>(loss, x, t, [&](auto const& samples, auto const& targets) {
            result = Training::template loss<Loss>(net.storage(), samples, targets);
        });
        return result;
    }
}

/// sum(y dy), whose slope is dy.
struct GivenSlope : LossFormula<Sum> {
    static constexpr auto name = "GivenSlope";
    static constexpr auto value(auto y, auto dy) { return y * dy; }
};

/// The backward pass from a gradient with respect to the outputs, dy of their shape (rows, outputs): what
/// `gradient` gives, of a loss that the caller has differentiated. Its loss() is sum(y dy).
///
///     auto const g = backward(net, x, dy);
template <class Net, class X, class Slope>
auto backward(Net const& net, X const& x, Slope const& dy)
{
    return gradient(net, GivenSlope{}, x, dy);
}

} // namespace lamina::core

namespace lamina {
using core::backward;
using core::gradient;
using core::loss_of;
} // namespace lamina
