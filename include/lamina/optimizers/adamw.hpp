// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/optimizers/adam.hpp>

namespace lamina {

/// Adam with decoupled weight decay, which shrinks the weights and is no part of the gradient:
///
///     m = beta1 m + (1 - beta1) g
///     v = beta2 v + (1 - beta2) g^2
///     w = (1 - lr weight_decay) w - lr (m / (1 - beta1^step)) / (sqrt(v / (1 - beta2^step)) + eps)
///
/// It keeps m and v; tag: AMSGrad. Loshchilov and Hutter, Decoupled weight decay regularization, 2017; as
/// torch.optim.AdamW.
template <class... Tags>
struct AdamW {
    double lr = 1e-3;
    std::array<double, 2> betas{0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 1e-2;

    static constexpr auto name = "AdamW";
    static constexpr std::size_t states = 3;

    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return core::AdamStep<Tags...>::hyper(1 - lr * weight_decay, lr, betas, eps, step);
    }

    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        return core::AdamStep<Tags...>::update(std::get<0>(hyper) * w, g, state, hyper);
    }
};

} // namespace lamina
