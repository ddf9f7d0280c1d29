// SPDX-License-Identifier: BSL-1.0
// RLtools' multilayer perceptron, on OpenBLAS where that is found. It has Adam alone, so the step of SGD is
// ours.
// clang-format off: its headers need this order
#include "rows.hpp"

#include <rl_tools/operations/cpu_mux.h>
#include <rl_tools/nn/layers/dense/operations_cpu.h>
#include <rl_tools/nn/operations_cpu_mux.h>
#include <rl_tools/nn/loss_functions/categorical_cross_entropy/operations_generic.h>
#include <rl_tools/nn/loss_functions/mse/operations_generic.h>
#include <rl_tools/nn_models/mlp/operations_generic.h>
// clang-format on

namespace bench {

namespace {

template <class W>
class RlTools : public Contestant {
    using T = typename W::Number;
    using Device = rl_tools::devices::DEVICE_FACTORY<>;
    using Index = typename Device::index_t;
    using Policy = rl_tools::numeric_types::Policy<T>;
    static constexpr auto ls = layers<typename W::Architecture>;
    static_assert(ls[0].function == Function::relu && ls.back().function == Function::identity);

    using Configuration =
        rl_tools::nn_models::mlp::Configuration<Policy, Index, W::outputs, ls.size(), ls[0].outputs,
                                                rl_tools::nn::activation_functions::RELU,
                                                rl_tools::nn::activation_functions::IDENTITY>;
    using Net = rl_tools::nn_models::mlp::NeuralNetwork<
        Configuration, rl_tools::nn::capability::Gradient<rl_tools::nn::parameters::Gradient>,
        rl_tools::tensor::Shape<Index, 1, W::batch, W::inputs>>;
    template <class Number, std::size_t columns>
    using Matrix = rl_tools::Matrix<rl_tools::matrix::Specification<Number, Index, W::batch, columns>>;
    static constexpr bool is_classifier = std::is_same_v<typename W::Loss, CrossEntropyLoss<>>;

public:
    explicit RlTools(Problem<T> const& p)
    {
        rl_tools::malloc(device_, net_);
        rl_tools::malloc(device_, buffers_);
        rl_tools::malloc(device_, x_);
        rl_tools::malloc(device_, d_);
        rl_tools::malloc(device_, target_);
        each_array([&](T* numbers, T*, std::size_t first, std::size_t count) {
            std::copy_n(p.start.data() + first, count, numbers);
        });
        for (std::size_t row = 0; row < W::batch; ++row) {
            for (std::size_t i = 0; i < W::inputs; ++i) rl_tools::set(x_, row, i, p.x[row * W::inputs + i]);
            if constexpr (is_classifier)
                rl_tools::set(target_, row, 0, static_cast<Index>(p.label[row]));
            else
                rl_tools::set(target_, row, 0, p.target[row]);
        }
    }

    void run(std::size_t steps) override
    {
        bool no_random = false;
        for (std::size_t step = 0; step < steps; ++step) {
            rl_tools::zero_gradient(device_, net_);
            rl_tools::forward(device_, net_, x_, buffers_, no_random);
            auto& y = net_.output_layer.output;
            if constexpr (is_classifier)
                rl_tools::nn::loss_functions::categorical_cross_entropy::gradient(device_, y, target_, d_);
            else
                rl_tools::nn::loss_functions::mse::gradient(device_, y, target_, d_, T(1));
            rl_tools::backward(device_, net_, x_, d_, buffers_);
            each_array([](T* __restrict numbers, T const* __restrict slopes, std::size_t, std::size_t count) {
                for (std::size_t i = 0; i < count; ++i) numbers[i] -= T(W::lr) * slopes[i];
            });
        }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        std::vector<double> numbers(W::parameters);
        const_cast<RlTools*>(this)->each_array([&](T* from, T*, std::size_t first, std::size_t count) {
            std::copy_n(from, count, numbers.data() + first);
        });
        return numbers;
    }

private:
    /// visit(numbers, gradient, place among all parameters, count)
    void each_array(auto const& visit)
    {
        auto const layer = [&](auto& dense, Layer const& l) {
            visit(rl_tools::data(dense.weights.parameters), rl_tools::data(dense.weights.gradient), l.weight,
                  l.inputs * l.outputs);
            visit(rl_tools::data(dense.biases.parameters), rl_tools::data(dense.biases.gradient), l.bias,
                  l.outputs);
        };
        layer(net_.input_layer, ls[0]);
        for (std::size_t i = 1; i + 1 < ls.size(); ++i) layer(net_.hidden_layers[i - 1], ls[i]);
        layer(net_.output_layer, ls.back());
    }

    Device device_;
    Net net_;
    typename Net::template Buffer<> buffers_;
    Matrix<T, W::inputs> x_;
    Matrix<T, W::outputs> d_;
    Matrix<std::conditional_t<is_classifier, Index, T>, 1> target_;
};

Announce const engine{{"rltools", LAMINA_BENCH_PEER_VERSION}};
Enter<RlTools, W3a, W3b, W5a, W5b, W5c> const all("rltools");

} // namespace

} // namespace bench
