// SPDX-License-Identifier: BSL-1.0
// Formulas, losses and optimizer updates in a kernel: the same types, no annotation.
#include <lamina/activations.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace own {
struct Mish : Formula {
    static constexpr auto value(auto x) { return x * tanh(softplus(x)); }
};
} // namespace own

template <class F, class T>
__global__ void values(T const* x, T* results)
{
    results[0] = value_at<F>(x[0]);
    results[1] = slope_at<F>(x[0]);
    results[2] = curvature_at<F>(x[0]);
}

template <class Loss, class T>
__global__ void losses(T const* y, T const* t, T* results)
{
    auto const both =
        symbol::evaluate<typename ElementLoss<Loss>::Value, typename ElementLoss<Loss>::Slope>(y[0], t[0]);
    results[0] = both[0];
    results[1] = both[1];
}

template <class Optimizer, class T>
__global__ void updates(T* w, T const* g, T* states, Optimizer optimizer, std::size_t step)
{
    using Rule = UpdateRule<Optimizer>;
    std::array<T, Rule::live_count> kept{};
    for (std::size_t s = 0; s < kept.size(); ++s) kept[s] = states[s];
    auto const moved = Rule::apply(w[0], g[0], kept, Rule::template numbers<T>(optimizer, step));
    w[0] = moved[0];
    for (std::size_t s = 0; s < kept.size(); ++s) states[s] = moved[1 + s];
}

template __global__ void values<Sigmoid, float>(float const*, float*);
template __global__ void values<Tanh, double>(double const*, double*);
template __global__ void values<ReLU, float>(float const*, float*);
template __global__ void values<own::Mish, double>(double const*, double*);
template __global__ void losses<MSELoss<>, float>(float const*, float const*, float*);
template __global__ void losses<L1Loss<Sum>, double>(double const*, double const*, double*);
template __global__ void losses<BCELoss<>, float>(float const*, float const*, float*);
template __global__ void updates<SGD<double>, float>(float*, float const*, float*, SGD<double>, std::size_t);
template __global__ void updates<Adam<>, float>(float*, float const*, float*, Adam<>, std::size_t);
template __global__ void updates<NAdam, double>(double*, double const*, double*, NAdam, std::size_t);
template __global__ void updates<Rprop, float>(float*, float const*, float*, Rprop, std::size_t);
// nvcc deduces the types of optimizers from designators, where a template has no guides
static_assert(std::same_as<decltype(SGD{.lr = 0.1}), SGD<>>);
static_assert(std::same_as<decltype(SGD{.lr = 0.1, .weight_decay = 1e-4}), SGD<double>>);
static_assert(std::same_as<decltype(AdamW{.betas = {0.9, 0.99}, .weight_decay = 1e-4}), AdamW<>>);
static_assert(std::same_as<decltype(RMSprop{.lr = 1e-2, .alpha = 0.9}), RMSprop<>>);
