// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "workloads.hpp"

#include <cmath>

/// What adapters of several peers need: activations and losses on plain numbers.
namespace bench {

/// How many samples go through all layers at once, for peers that have no plan of their own: of a large batch
/// so many that their activations stay in the second-level cache, which is quicker than the whole.
template <class W>
inline constexpr std::size_t tile_of = !is_training<W> && W::batch > 4'096 ? 512 : W::batch;

template <Function f, class T>
T apply(T x)
{
    if constexpr (f == Function::sigmoid) return 1 / (1 + std::exp(-x));
    if constexpr (f == Function::tanh) return std::tanh(x);
    if constexpr (f == Function::relu) return x > 0 ? x : T(0);
    return x;
}

/// f' where the output was y.
template <Function f, class T>
T slope(T y)
{
    if constexpr (f == Function::sigmoid) return y * (1 - y);
    if constexpr (f == Function::tanh) return 1 - y * y;
    if constexpr (f == Function::relu) return y > 0 ? T(1) : T(0);
    return 1;
}

/// What a peer's loops compute with: its parameters, and each layer's outputs and slopes for `tile` samples.
template <class W, std::size_t tile>
struct LayerArrays {
    using T = typename W::Number;
    static constexpr auto ls = layers<typename W::Architecture>;

    std::vector<T> parameters;
    std::array<std::vector<T>, ls.size()> values, slopes;

    explicit LayerArrays(std::vector<T> const& start) : parameters(start)
    {
        for (std::size_t i = 0; i < ls.size(); ++i) {
            values[i].resize(tile * ls[i].outputs);
            if (is_training<W>) slopes[i].resize(tile * ls[i].outputs);
        }
    }

    /// What layer I takes: the problem's, or what the layer before it gave.
    template <std::size_t I>
    T const* taken(Problem<T> const& p) const
    {
        return I == 0 ? p.x.data() : values[I == 0 ? 0 : I - 1].data();
    }
};

/// The loss's slope with respect to what goes into the last activation; y is (rows, outputs).
template <class W>
void loss_slopes(Problem<typename W::Number> const& p, typename W::Number const* y, typename W::Number* d)
{
    using T = typename W::Number;
    constexpr Function last = layers<typename W::Architecture>.back().function;
    constexpr std::size_t count = W::batch * W::outputs;
    if constexpr (std::is_same_v<typename W::Loss, CrossEntropyLoss<>>) {
        for (std::size_t row = 0; row < W::batch; ++row) {
            T const* const logits = y + row * W::outputs;
            T* const out = d + row * W::outputs;
            T const largest = *std::max_element(logits, logits + W::outputs);
            T sum = 0;
            for (std::size_t i = 0; i < W::outputs; ++i) sum += out[i] = std::exp(logits[i] - largest);
            T const scale = 1 / (sum * T(W::batch));
            for (std::size_t i = 0; i < W::outputs; ++i) out[i] *= scale;
            out[p.label[row]] -= 1 / T(W::batch);
        }
    } else if constexpr (std::is_same_v<typename W::Loss, MSELoss<>>) {
        for (std::size_t i = 0; i < count; ++i)
            d[i] = 2 / T(count) * (y[i] - p.target[i]) * slope<last>(y[i]);
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            T const error = y[i] - p.target[i];
            d[i] = T((error > 0) - (error < 0)) * slope<last>(y[i]);
        }
    }
}

} // namespace bench
