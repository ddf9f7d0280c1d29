// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/network.hpp>
#include <lamina/training.hpp>

namespace lamina::core {

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

    [[nodiscard]] T const& element(std::size_t slot, std::size_t line, std::size_t i) const
    {
        return parameters_.element(slot, line, i);
    }

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
auto gradient(Net const& net, Loss /*loss*/, X const& x, Target const& t)
{
    using T = typename Net::value_type;
    using Input = decltype(ArrayTraits<X>::template make_result<T, Net::inputs>(x));
    Gradient<Net, Input> result;
    with_batch<Net, Loss>(x, t, [&](auto const& samples, auto const& targets) {
        result.input_ = ArrayTraits<X>::template make_result<T, Net::inputs>(x);
        Training<typename Net::backend, T, ModelOf<typename Net::architecture>> training{
            typename Net::Walk{}};
        result.loss_ =
            training.template run<Loss>(net.storage(), CollectGradients<T>{result.parameters_.storage()},
                                        samples, targets, ArrayTraits<Input>::open(result.input_));
    });
    return result;
}

} // namespace lamina::core

namespace lamina {
using core::gradient;
} // namespace lamina
