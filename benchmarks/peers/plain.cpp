// SPDX-License-Identifier: BSL-1.0
// Scalar loops as one writes them first: layer after layer, arrays row by row, sizes known when compiled.
#include "rows.hpp"

namespace bench {

namespace {

/// y = f(x W' + b)
template <Layer l, class T>
void forward(std::size_t rows, T const* x, T const* parameters, T* y)
{
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t o = 0; o < l.outputs; ++o) {
            T sum = l.has_bias ? parameters[l.bias + o] : T(0);
            for (std::size_t i = 0; i < l.inputs; ++i)
                sum += x[row * l.inputs + i] * parameters[l.weight + o * l.inputs + i];
            y[row * l.outputs + o] = apply<l.function>(sum);
        }
}

/// dx = (d W) f'(x), where x came from the layer before.
template <Layer l, Function before, class T>
void backward(std::size_t rows, T const* x, T const* d, T const* parameters, T* dx)
{
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < l.inputs; ++i) {
            T sum = 0;
            for (std::size_t o = 0; o < l.outputs; ++o)
                sum += d[row * l.outputs + o] * parameters[l.weight + o * l.inputs + i];
            dx[row * l.inputs + i] = sum * slope<before>(x[row * l.inputs + i]);
        }
}

/// W -= lr d' x, b -= lr sum of d
template <Layer l, class T>
void update(std::size_t rows, T const* x, T const* d, T lr, T* parameters)
{
    for (std::size_t o = 0; o < l.outputs; ++o) {
        for (std::size_t i = 0; i < l.inputs; ++i) {
            T sum = 0;
            for (std::size_t row = 0; row < rows; ++row)
                sum += d[row * l.outputs + o] * x[row * l.inputs + i];
            parameters[l.weight + o * l.inputs + i] -= lr * sum;
        }
        if constexpr (l.has_bias) {
            T sum = 0;
            for (std::size_t row = 0; row < rows; ++row) sum += d[row * l.outputs + o];
            parameters[l.bias + o] -= lr * sum;
        }
    }
}

template <class W>
class Plain : public Contestant {
    using T = typename W::Number;
    static constexpr auto ls = layers<typename W::Architecture>;

public:
    explicit Plain(Problem<T> const& p) : problem_(p), arrays_(p.start), calls_(p.x) {}

    void run(std::size_t steps) override
    {
        if constexpr (is_calls<W>)
            calls_.run(steps, [&](T const* x, T* y) {
                ahead<0>(x);
                std::copy_n(arrays_.values.back().data(), W::outputs, y);
            });
        else
            for (std::size_t step = 0; step < steps; ++step) {
                ahead<0>(problem_.x.data());
                if constexpr (is_training<W>) {
                    loss_slopes<W>(problem_, arrays_.values.back().data(), arrays_.slopes.back().data());
                    back<ls.size() - 1>();
                }
            }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        auto const& numbers = is_training<W> ? arrays_.parameters : arrays_.values.back();
        return {numbers.begin(), numbers.end()};
    }

private:
    template <std::size_t I>
    void ahead(T const* x)
    {
        forward<ls[I]>(W::batch, x, arrays_.parameters.data(), arrays_.values[I].data());
        if constexpr (I + 1 < ls.size()) ahead<I + 1>(arrays_.values[I].data());
    }

    template <std::size_t I>
    void back()
    {
        T const* const x = arrays_.template taken<I>(problem_);
        if constexpr (I > 0)
            backward<ls[I], ls[I - 1].function>(W::batch, x, arrays_.slopes[I].data(),
                                                arrays_.parameters.data(), arrays_.slopes[I - 1].data());
        update<ls[I]>(W::batch, x, arrays_.slopes[I].data(), T(W::lr), arrays_.parameters.data());
        if constexpr (I > 0) back<I - 1>();
    }

    Problem<T> const& problem_;
    LayerArrays<W, W::batch> arrays_;
    Calls<W> calls_;
};

Announce const engine{{"plain", LAMINA_BENCH_PEER_VERSION}};
Enter<Plain, W1, W2, W3a, W3b, W4a, W4b, W4c, W4d, W5a, W5b, W5c, W6a, W6b> const all("plain");

} // namespace

} // namespace bench
