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
__global__ void updates(T* w, T const* g, T* velocity)
{
    auto const moved =
        UpdateRule<Optimizer>::template apply<T, 2>(w[0], g[0], {velocity[0]}, {T(0.05), T(0.9)});
    w[0] = moved[0];
    velocity[0] = moved[1];
}

template __global__ void values<Sigmoid, float>(float const*, float*);
template __global__ void values<Tanh, double>(double const*, double*);
template __global__ void values<ReLU, float>(float const*, float*);
template __global__ void values<own::Mish, double>(double const*, double*);
template __global__ void losses<MSELoss<>, float>(float const*, float const*, float*);
template __global__ void losses<L1Loss<Sum>, double>(double const*, double const*, double*);
template __global__ void updates<SGD<double>, float>(float*, float const*, float*);
