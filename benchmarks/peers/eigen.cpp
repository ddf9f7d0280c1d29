// SPDX-License-Identifier: BSL-1.0
// Eigen by hand: sizes fixed where a row is narrow, dynamic where it is wide; samples are columns.
#include "rows.hpp"

#include <Eigen/Dense>

namespace bench {

namespace {

/// Fixed sizes as far as Eigen keeps such matrices on the stack and unrolls them well.
template <class W>
constexpr bool is_fixed = W::parameters <= 8'192 && W::batch <= 20;

template <class W, std::size_t Rows, std::size_t Columns>
using Matrix = Eigen::Matrix<typename W::Number, is_fixed<W> ? int(Rows) : Eigen::Dynamic,
                             is_fixed<W> ? int(Columns) : Eigen::Dynamic>;

/// The activation as an expression.
template <Function f>
auto activated(auto const& z)
{
    using T = typename std::remove_cvref_t<decltype(z)>::Scalar;
    if constexpr (f == Function::sigmoid)
        return (T(1) + (-z.array()).exp()).inverse().matrix();
    else if constexpr (f == Function::tanh)
        return z.array().tanh().matrix();
    else if constexpr (f == Function::relu)
        return z.cwiseMax(T(0));
    else
        return z;
}

/// Its slope where the output was y.
template <Function f>
auto slopes(auto const& y)
{
    using T = typename std::remove_cvref_t<decltype(y)>::Scalar;
    if constexpr (f == Function::sigmoid)
        return y.array() * (T(1) - y.array());
    else if constexpr (f == Function::tanh)
        return T(1) - y.array().square();
    else
        return (y.array() > T(0)).template cast<T>();
}

template <class W, Layer l>
struct EigenLayer {
    using T = typename W::Number;
    Matrix<W, l.outputs, l.inputs> weight;
    Eigen::Matrix<T, is_fixed<W> ? int(l.outputs) : Eigen::Dynamic, 1> bias;
    Matrix<W, l.outputs, tile_of<W>> y, d;

    explicit EigenLayer(Problem<T> const& p)
        : weight(Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> const>(
              p.start.data() + l.weight, l.outputs, l.inputs)),
          bias(decltype(bias)::Zero(l.outputs)),
          y(l.outputs, tile_of<W>),
          d(l.outputs, tile_of<W>)
    {
        if (l.has_bias)
            bias = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, 1> const>(p.start.data() + l.bias, l.outputs);
    }

    void forward(auto const& x)
    {
        y.noalias() = weight * x;
        if constexpr (l.has_bias && W::batch == 1)
            y = activated<l.function>(y + bias);
        else if constexpr (l.has_bias)
            y = activated<l.function>(y.colwise() + bias);
        else
            y = activated<l.function>(y);
    }

    /// The slopes of the layer before, whose outputs are x, and the step.
    template <Layer before>
    void backward(auto const& x, auto& dx)
    {
        dx.noalias() = weight.transpose() * d;
        dx.array() *= slopes<before.function>(x);
        update(x);
    }

    void update(auto const& x)
    {
        T const lr = T(W::lr);
        weight.noalias() -= (lr * d) * x.transpose();
        if constexpr (l.has_bias) bias -= lr * d.rowwise().sum();
    }

    void write(std::vector<double>& parameters) const
    {
        for (Eigen::Index o = 0; o < weight.rows(); ++o)
            for (Eigen::Index i = 0; i < weight.cols(); ++i)
                parameters.push_back(static_cast<double>(weight(o, i)));
        if (l.has_bias)
            for (Eigen::Index o = 0; o < bias.rows(); ++o) parameters.push_back(static_cast<double>(bias(o)));
    }
};

template <class W>
class EigenAt : public Contestant {
    using T = typename W::Number;
    using Input = Matrix<W, W::inputs, W::batch>;
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr std::size_t count = ls.size();

public:
    explicit EigenAt(Problem<T> const& p)
        : problem_(p),
          x_(Eigen::Map<Input const>(p.x.data(), W::inputs, W::batch)),
          layers_(make(p, std::make_index_sequence<count>{})),
          calls_(p.x)
    {}

    void run(std::size_t steps) override
    {
        if constexpr (is_calls<W>)
            calls_.run(steps, [&](T const* x, T* y) {
                ahead<0>(Eigen::Map<Input const, Eigen::Aligned64>(x, W::inputs, 1));
                Eigen::Map<Matrix<W, W::outputs, 1>, Eigen::Aligned64>(y, W::outputs, 1) = last().y;
            });
        else
            for (std::size_t step = 0; step < steps; ++step) {
                if constexpr (is_training<W>) {
                    ahead<0>(x_);
                    loss();
                    back<count - 1>();
                } else {
                    constexpr auto tile = Eigen::Index(tile_of<W>);
                    for (Eigen::Index row = 0; row < Eigen::Index(W::batch); row += tile) {
                        ahead<0>(x_.middleCols(row, tile));
                        outputs_.middleCols(row, tile) = last().y;
                    }
                }
            }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        std::vector<double> numbers;
        if constexpr (is_training<W>)
            std::apply([&](auto const&... layer) { (layer.write(numbers), ...); }, layers_);
        else if constexpr (is_calls<W>)
            return calls_.result();
        else
            numbers.assign(outputs_.data(), outputs_.data() + outputs_.size());
        return numbers;
    }

private:
    template <std::size_t... I>
    static auto make(Problem<T> const& p, std::index_sequence<I...>)
    {
        return std::tuple<EigenLayer<W, ls[I]>...>(EigenLayer<W, ls[I]>(p)...);
    }

    auto& last() { return std::get<count - 1>(layers_); }
    auto const& last() const { return std::get<count - 1>(layers_); }

    template <std::size_t I>
    void ahead(auto const& x)
    {
        auto& layer = std::get<I>(layers_);
        layer.forward(x);
        if constexpr (I + 1 < count) ahead<I + 1>(layer.y);
    }

    void loss()
    {
        auto const& y = last().y;
        auto& d = last().d;
        Eigen::Map<Matrix<W, W::outputs, W::batch> const> const t(problem_.target.data(), W::outputs,
                                                                  W::batch);
        if constexpr (std::is_same_v<typename W::Loss, CrossEntropyLoss<>>) {
            d = (y.rowwise() - y.colwise().maxCoeff().eval()).array().exp();
            d.array().rowwise() *= (d.colwise().sum().array() * T(W::batch)).inverse();
            d -= t / T(W::batch);
        } else {
            constexpr Function f = ls.back().function;
            if constexpr (std::is_same_v<typename W::Loss, MSELoss<>>)
                d = T(2) / T(W::batch * W::outputs) * (y - t);
            else
                d = (y - t).array().sign();
            if constexpr (f != Function::identity) d.array() *= slopes<f>(y);
        }
    }

    template <std::size_t I>
    void back()
    {
        auto& layer = std::get<I>(layers_);
        if constexpr (I == 0) {
            layer.update(x_);
        } else {
            auto& before = std::get<I - 1>(layers_);
            layer.template backward<ls[I - 1]>(before.y, before.d);
            back<I - 1>();
        }
    }

    Problem<T> const& problem_;
    Input x_;
    decltype(make(std::declval<Problem<T>>(), std::make_index_sequence<count>{})) layers_;
    Calls<W> calls_;
    Matrix<W, W::outputs, W::batch> outputs_{W::outputs, W::batch};
};

Announce const engine{{"eigen", LAMINA_BENCH_PEER_VERSION}};
Enter<EigenAt, W1, W2, W3a, W3b, W4a, W4b, W4c, W4d, W5a, W5b, W5c, W6a, W6b, W6c> const all("eigen");

} // namespace

} // namespace bench
