// SPDX-License-Identifier: BSL-1.0
// Loops fused by hand and left to the compiler to vectorise: weights (inputs, outputs), so that inner loops
// run over outputs that lie side by side, with the activation after them, samples in tiles through all
// layers, and the update in the loop of the weight's gradient.
#include "rows.hpp"

namespace bench {

namespace {

/// One row: y = f(x W + b), four inputs at a time.
template <Layer l, class T>
void forward(T const* __restrict x, T const* __restrict w, T const* __restrict b, T* __restrict y)
{
    alignas(64) T sum[l.outputs];
    for (std::size_t o = 0; o < l.outputs; ++o) sum[o] = l.has_bias ? b[o] : T(0);
    constexpr std::size_t fours = l.inputs / 4 * 4;
    for (std::size_t i = 0; i < fours; i += 4) {
        T const* __restrict v = w + i * l.outputs;
        T const x0 = x[i], x1 = x[i + 1], x2 = x[i + 2], x3 = x[i + 3];
        for (std::size_t o = 0; o < l.outputs; ++o)
            sum[o] +=
                (x0 * v[o] + x1 * v[l.outputs + o]) + (x2 * v[2 * l.outputs + o] + x3 * v[3 * l.outputs + o]);
    }
    for (std::size_t i = fours; i < l.inputs; ++i)
        for (std::size_t o = 0; o < l.outputs; ++o) sum[o] += x[i] * w[i * l.outputs + o];
    for (std::size_t o = 0; o < l.outputs; ++o) y[o] = apply<l.function>(sum[o]);
}

/// One row: dx = (W d) f'(x)
template <Layer l, Function before, class T>
void backward(T const* __restrict x, T const* __restrict d, T const* __restrict w, T* __restrict dx)
{
    for (std::size_t i = 0; i < l.inputs; ++i) {
        T sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t o = 0; o < l.outputs; ++o) sum += d[o] * w[i * l.outputs + o];
        dx[i] = sum * slope<before>(x[i]);
    }
}

/// W -= lr x' d, b -= lr sum of d, four rows at a time; d is scaled by lr.
template <Layer l, std::size_t rows, class T>
void update(T const* __restrict x, T* __restrict d, T lr, T* __restrict w, T* __restrict b)
{
    static_assert(rows % 4 == 0);
    for (std::size_t i = 0; i < rows * l.outputs; ++i) d[i] *= lr;
    for (std::size_t row = 0; row < rows; row += 4) {
        T const* __restrict e = d + row * l.outputs;
        T const* __restrict in = x + row * l.inputs;
        for (std::size_t i = 0; i < l.inputs; ++i) {
            T const x0 = in[i], x1 = in[l.inputs + i], x2 = in[2 * l.inputs + i], x3 = in[3 * l.inputs + i];
            T* __restrict v = w + i * l.outputs;
            for (std::size_t o = 0; o < l.outputs; ++o)
                v[o] -= (x0 * e[o] + x1 * e[l.outputs + o]) +
                        (x2 * e[2 * l.outputs + o] + x3 * e[3 * l.outputs + o]);
        }
        if constexpr (l.has_bias)
            for (std::size_t o = 0; o < l.outputs; ++o)
                b[o] -= (e[o] + e[l.outputs + o]) + (e[2 * l.outputs + o] + e[3 * l.outputs + o]);
    }
}

/// All of a step of the regression 1-H-1: per hidden neuron everything is in registers.
template <class W, class T>
void regression(Problem<T> const& p, T* __restrict parameters)
{
    constexpr std::size_t hidden = layers<typename W::Architecture>[0].outputs;
    T* __restrict const w1 = parameters;
    T* __restrict const b1 = w1 + hidden;
    T* __restrict const w2 = b1 + hidden;
    T& b2 = w2[hidden];
    T const* __restrict const x = p.x.data();
    T d[W::batch];
    T sum_of_d = 0;
    for (std::size_t row = 0; row < W::batch; ++row) {
        T y = 0;
#pragma omp simd reduction(+ : y)
        for (std::size_t h = 0; h < hidden; ++h) {
            T const z = w1[h] * x[row] + b1[h];
            y += w2[h] * (z > 0 ? z : T(0));
        }
        d[row] = T(W::lr) * 2 / T(W::batch) * (y + b2 - p.target[row]);
        sum_of_d += d[row];
    }
#pragma omp simd
    for (std::size_t h = 0; h < hidden; ++h) {
        T dw1 = 0, db1 = 0, dw2 = 0;
        for (std::size_t row = 0; row < W::batch; ++row) {
            T const z = w1[h] * x[row] + b1[h];
            T const dz = z > 0 ? d[row] : T(0);
            dw2 += dz * z;
            db1 += dz;
            dw1 += dz * x[row];
        }
        w1[h] -= w2[h] * dw1;
        b1[h] -= w2[h] * db1;
        w2[h] -= dw2;
    }
    b2 -= sum_of_d;
}

template <class W>
class PlainFused : public Contestant {
    using T = typename W::Number;
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr bool is_regression =
        is_training<W> && W::inputs == 1 && W::outputs == 1 && ls.size() == 2;
    static constexpr std::size_t tile = is_training<W> ? W::batch : std::min<std::size_t>(W::batch, 16);

public:
    explicit PlainFused(Problem<T> const& p)
        : problem_(p), arrays_(transposed(p.start, true)), calls_(p.x), outputs_(W::batch * W::outputs)
    {}

    void run(std::size_t steps) override
    {
        if constexpr (is_calls<W>) return calls_.run(steps, [&](T const* x, T* y) { ahead<0>(0, x, y); });
        for (std::size_t step = 0; step < steps; ++step)
            if constexpr (is_regression)
                regression<W>(problem_, arrays_.parameters.data());
            else if constexpr (is_training<W>)
                train();
            else
                for (std::size_t row = 0; row < W::batch; ++row)
                    ahead<0>(row % tile, problem_.x.data() + row * W::inputs,
                             outputs_.data() + row * W::outputs);
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        if constexpr (is_calls<W>) return calls_.result();
        auto const numbers = is_training<W> ? transposed(arrays_.parameters, false) : outputs_;
        return {numbers.begin(), numbers.end()};
    }

private:
    /// Parameters with the weights the other way round.
    static std::vector<T> transposed(std::vector<T> const& from, bool to_columns)
    {
        std::vector<T> to = from;
        for (Layer const& l : ls)
            for (std::size_t o = 0; o < l.outputs; ++o)
                for (std::size_t i = 0; i < l.inputs; ++i) {
                    std::size_t const row = l.weight + o * l.inputs + i;
                    std::size_t const column = l.weight + i * l.outputs + o;
                    if (to_columns)
                        to[column] = from[row];
                    else
                        to[row] = from[column];
                }
        return to;
    }

    template <std::size_t I>
    void ahead(std::size_t row, T const* x, T* out)
    {
        constexpr bool last = I + 1 == ls.size();
        T* const y = last ? out : arrays_.values[I].data() + row * ls[I].outputs;
        forward<ls[I]>(x, arrays_.parameters.data() + ls[I].weight, arrays_.parameters.data() + ls[I].bias,
                       y);
        if constexpr (!last) ahead<I + 1>(row, y, out);
    }

    void train()
    {
        for (std::size_t row = 0; row < W::batch; ++row)
            ahead<0>(row, problem_.x.data() + row * W::inputs, outputs_.data() + row * W::outputs);
        loss_slopes<W>(problem_, outputs_.data(), arrays_.slopes.back().data());
        back<ls.size() - 1>();
    }

    template <std::size_t I>
    void back()
    {
        constexpr Layer l = ls[I];
        T* const w = arrays_.parameters.data() + l.weight;
        T const* const x = arrays_.template taken<I>(problem_);
        if constexpr (I > 0)
            for (std::size_t row = 0; row < W::batch; ++row)
                backward<l, ls[I - 1].function>(x + row * l.inputs,
                                                arrays_.slopes[I].data() + row * l.outputs, w,
                                                arrays_.slopes[I - 1].data() + row * l.inputs);
        update<l, W::batch>(x, arrays_.slopes[I].data(), T(W::lr), w, arrays_.parameters.data() + l.bias);
        if constexpr (I > 0) back<I - 1>();
    }

    Problem<T> const& problem_;
    LayerArrays<W, tile> arrays_;
    Calls<W> calls_;
    std::vector<T> outputs_;
};

Announce const engine{{.name = "plain_fused",
                       .version = LAMINA_BENCH_PEER_VERSION,
                       .flags = LAMINA_BENCH_FLAGS " -fopenmp-simd"}};
Enter<PlainFused, W1, W2, W3a, W3b, W4a, W4b, W4c, W4d, W5a, W5b, W5c, W6a, W6b> const all("plain_fused");

} // namespace

} // namespace bench
