// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "engine.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses.hpp>
#include <lamina/model/facts.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

/// The workloads W1–W6: networks as types, what is done with them, and their data.
namespace bench {

using namespace lamina;
using namespace lamina::core;

namespace networks {

using W1 = Sequential<Linear<2, 1>, Sigmoid>;
using W2 = Sequential<Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid>;
template <std::size_t Hidden>
using W3 = Sequential<Linear<1, Hidden>, ReLU, Linear<Hidden, 1>>;
using W4a = Sequential<Linear<1, 8>, Tanh, Linear<8, 8>, Tanh, Linear<8, 1>>;
using W4b = Sequential<Linear<8, 32>, ReLU, Linear<32, 32>, ReLU, Linear<32, 4>>;
using W4c = Sequential<Linear<64, 64>, Tanh, Linear<64, 64>, Tanh, Linear<64, 64>, Tanh, Linear<64, 64>>;
using W4d = Sequential<Linear<784, 128>, ReLU, Linear<128, 10>>;
using W5a = Sequential<Linear<64, 32>, ReLU, Linear<32, 10>>;
using W5b = Sequential<Linear<784, 512>, ReLU, Linear<512, 512>, ReLU, Linear<512, 10>>;
using W6a = Sequential<Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>>;
using W6c = Sequential<Linear<1024, 4096>, ReLU, Linear<4096, 1024>>;

} // namespace networks

enum class Function { identity, sigmoid, tanh, relu };

/// A linear layer with the activation after it, and where its parameters start among all of them.
struct Layer {
    std::size_t inputs;
    std::size_t outputs;
    bool has_bias;
    Function function;
    std::size_t weight; ///< (outputs, inputs) row by row
    std::size_t bias;
};

template <class L>
inline constexpr Function function_of = Function::identity;
template <>
inline constexpr Function function_of<Sigmoid> = Function::sigmoid;
template <>
inline constexpr Function function_of<Tanh> = Function::tanh;
template <>
inline constexpr Function function_of<ReLU> = Function::relu;

template <class A>
struct LayersOf;

template <class... Parts>
struct LayersOf<Sequential<Parts...>> {
    template <class Part>
    static constexpr bool is_linear = requires { Part::mac_count; };
    static constexpr std::size_t count = (std::size_t(is_linear<Parts>) + ...);

    static constexpr auto layers = [] {
        std::array<Layer, count> all{};
        std::size_t next = 0;
        std::size_t offset = 0;
        auto const add = [&]<class Part>(std::type_identity<Part>) {
            if constexpr (is_linear<Part>) {
                constexpr bool has_bias = Part::Contraction::has_bias;
                std::size_t const bias = offset + Part::inputs * Part::outputs;
                all[next++] = {Part::inputs, Part::outputs, has_bias, Function::identity, offset, bias};
                offset = bias + (has_bias ? Part::outputs : 0);
            } else {
                all[next - 1].function = function_of<Part>;
            }
        };
        (add(std::type_identity<Parts>{}), ...);
        return all;
    }();
};

/// The linear layers of a network; what peers are written against.
template <class A>
inline constexpr auto layers = LayersOf<A>::layers;

/// What the rows have in common: an architecture, its numbers, and a batch.
template <class A, class T, std::size_t Batch>
struct Row {
    using Architecture = A;
    using Number = T;
    using Loss = void; ///< a row with a loss is trained with SGD
    static constexpr std::size_t batch = Batch;
    static constexpr std::size_t inputs = input_size<A>;
    static constexpr std::size_t outputs = output_size<A>;
    static constexpr std::size_t parameters = parameter_count<A>;
    static constexpr double lr = 0;
    static constexpr std::size_t steps = 1;     ///< in a timed iteration
    static constexpr std::size_t checked = 100; ///< after so many steps the result is compared with reference
};

/// A regression x -> x^2.
template <std::size_t Hidden>
struct Regression : Row<networks::W3<Hidden>, float, 20> {
    using Loss = MSELoss<>;
    static constexpr double lr = 0.001;
};

/// Samples one by one.
template <class A>
struct Call : Row<A, float, 1> {
    static constexpr std::size_t steps = 1'000;
};

/// Training on labels.
template <class A, std::size_t Batch>
struct Classifier : Row<A, float, Batch> {
    using Loss = CrossEntropyLoss<>;
    static constexpr double lr = 0.01;
};

/// Inference of whole batches.
template <class A, std::size_t Batch>
struct Forward : Row<A, float, Batch> {
    static constexpr std::size_t checked = 1;
};

struct W1 : Row<networks::W1, double, 4> {
    static constexpr auto name = "W1";
    using Loss = L1Loss<Sum>;
    static constexpr double lr = 0.05;
    static constexpr std::size_t steps = 10'000;
};
struct W2 : Row<networks::W2, double, 4> {
    static constexpr auto name = "W2";
    using Loss = MSELoss<>;
    static constexpr double lr = 0.05;
    static constexpr std::size_t steps = 10'000;
};
struct W3a : Regression<10> {
    static constexpr auto name = "W3a";
    static constexpr std::size_t steps = 10'000;
};
struct W3b : Regression<1000> {
    static constexpr auto name = "W3b";
    static constexpr std::size_t steps = 1'000;
};
struct W4a : Call<networks::W4a> {
    static constexpr auto name = "W4a";
};
struct W4b : Call<networks::W4b> {
    static constexpr auto name = "W4b";
};
struct W4c : Call<networks::W4c> {
    static constexpr auto name = "W4c";
};
struct W4d : Call<networks::W4d> {
    static constexpr auto name = "W4d";
};
struct W5a : Classifier<networks::W5a, 32> {
    static constexpr auto name = "W5a";
    // between the fifth step and the twentieth a hidden value comes so near 0 that ReLU's slope depends on rounding
    static constexpr std::size_t checked = 5;
};
struct W5b : Classifier<networks::W5b, 64> {
    static constexpr auto name = "W5b";
    static constexpr std::size_t checked = 10;
};
struct W5c : Classifier<networks::W5b, 256> {
    static constexpr auto name = "W5c";
    static constexpr std::size_t checked = 3;
};
struct W6a : Forward<networks::W6a, 65'536> {
    static constexpr auto name = "W6a";
};
struct W6b : Forward<networks::W5b, 1'024> {
    static constexpr auto name = "W6b";
};
struct W6c : Forward<networks::W6c, 256> {
    static constexpr auto name = "W6c";
};

template <class W>
inline constexpr bool is_training = !std::is_void_v<typename W::Loss>;

/// Each sample alone, its input made of the last output.
template <class W>
inline constexpr bool is_calls = !is_training<W> && W::batch == 1;

/// Floating-point operations that the mathematics of a step asks for: 2 for each multiply-accumulate of the
/// contractions; the first layer's input needs no gradient.
template <class W>
inline constexpr double flop = [] {
    double macs = 0;
    for (Layer const& layer : layers<typename W::Architecture>)
        macs += static_cast<double>(layer.inputs * layer.outputs);
    auto const& first = layers<typename W::Architecture>[0];
    double const in_a_row =
        is_training<W> ? 3 * macs - static_cast<double>(first.inputs * first.outputs) : macs;
    return 2 * in_a_row * static_cast<double>(W::batch);
}();

template <class W>
inline constexpr double weight_bytes = static_cast<double>(W::parameters * sizeof(typename W::Number));

/// What every engine starts with.
template <class T>
struct Problem {
    std::vector<T> x;                ///< (rows, inputs)
    std::vector<T> target;           ///< (rows, outputs); 1 at the label where there is one
    std::vector<std::int64_t> label; ///< (rows), of a cross-entropy
    std::vector<T> start;            ///< the parameters in PyTorch's order
};

template <class W>
Problem<typename W::Number> const& problem();

/// The input of call after call: the row's, moved a little by the last output, so that no call can begin
/// before the last one has ended.
template <class W>
class Calls {
    using T = typename W::Number;

public:
    explicit Calls(std::vector<T> const& start) { std::copy_n(start.begin(), W::inputs, start_.begin()); }

    /// call(x, y) so many times.
    template <class Call>
    void run(std::size_t count, Call const& call)
    {
        for (std::size_t i = 0; i < count; ++i) {
            T const moved = y_[0] * T(0x1p-10);
            for (std::size_t k = 0; k < W::inputs; ++k) x_[k] = start_[k] + moved;
            call(x_.data(), y_.data());
        }
    }

    [[nodiscard]] std::vector<double> result() const { return {y_.begin(), y_.end()}; }

private:
    alignas(64) std::array<T, W::inputs> start_{}, x_{};
    alignas(64) std::array<T, W::outputs> y_{};
};

/// The largest error of a result after W::checked steps, relative to the largest number of its array.
template <class W>
double error_against_reference(Contestant& contestant);

/// What an engine's error may be: some hundred roundings of its numbers, more after training.
template <class T>
inline constexpr double bound_of = std::is_same_v<T, double> ? 1e-12 : 2e-5;

/// A benchmark of a row, checked against the reference.
template <class W>
Entry entry_of(std::string const& name, std::function<std::unique_ptr<Contestant>()> make)
{
    return {.row = W::name,
            .name = name,
            .make = std::move(make),
            .error = error_against_reference<W>,
            .bound = bound_of<typename W::Number>,
            .steps = W::steps,
            .flop = flop<W>,
            .bytes = weight_bytes<W>};
}

/// Puts an engine on the list for a row; EngineAt is a Contestant made of a Problem.
template <class W, class EngineAt>
void enter(std::string const& engine, double bound = bound_of<typename W::Number>)
{
    entries().push_back(entry_of<W>(std::string(W::name) + "/" + engine,
                                    [] { return std::make_unique<EngineAt>(problem<W>()); }));
    entries().back().bound = bound;
}

/// The same for several rows.
template <template <class> class EngineAt, class... Ws>
struct Enter {
    explicit Enter(std::string const& engine) { (enter<Ws, EngineAt<Ws>>(engine), ...); }
};

} // namespace bench
