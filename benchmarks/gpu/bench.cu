// SPDX-License-Identifier: BSL-1.0
// What run.sh measures of Lamina: a line of JSON each, the least time of the repeats in ms, copies of the host not counted.
#include "crossover.hpp"

#include <lamina/cuda.hpp>

using namespace lamina;
using namespace lamina::core;
using gpu::Deep;
using gpu::Hidden;

namespace {

using Tiny = Sequential<Linear<2, 1>, Sigmoid>;
using Curve = Sequential<Linear<1, 10>, ReLU, Linear<10, 1>>;
using Classes = Sequential<Linear<64, 64>, ReLU, Linear<64, 10>>;
using Digits = Sequential<Linear<784, 512>, ReLU, Linear<512, 512>, ReLU, Linear<512, 10>>;
using Square = Sequential<Linear<1024, 1024>, ReLU, Linear<1024, 1024>, ReLU, Linear<1024, 1024>>;

/// The least of so many times of work() on the device, in ms.
double least(int repeats, auto const& work)
{
    return gpu::least(repeats, [&] {
        work();
        cuda::expect_success(cudaDeviceSynchronize(), "cudaDeviceSynchronize");
    });
}

void print(char const* name, char const* type, std::size_t count, double ms, char const* engine = "lamina")
{
    gpu::print(name, type, count, ms, engine);
}

template <class T>
constexpr char const* type_name = sizeof(T) == 4 ? "float" : "double";

/// A batch on the device: numbers between 0 and 1.
template <class T>
cuda::DeviceArray<T, 2> numbers(std::size_t rows, std::size_t columns)
{
    random::NumPy numpy{1};
    std::vector<T> host(rows * columns);
    for (T& number : host) number = static_cast<T>(numpy.uniform(0, 1));
    return {{rows, columns}, std::span<T const>(host)};
}

template <class Net>
void training_of(char const* name, char const* type, std::size_t rows, std::size_t steps,
                 char const* engine = "lamina")
{
    using T = typename Net::value_type;
    auto const x = numbers<T>(rows, Net::inputs);
    auto const t = numbers<T>(rows, Net::outputs);
    Net net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.01}};
    trainer.step(x, t);
    print(name, type, steps, least(5, [&] { trainer.run(steps, x, t); }), engine);
}
template <class A, class T>
void training(char const* name, std::size_t rows, std::size_t steps)
{
    training_of<cuda::Network<A, T>>(name, type_name<T>, rows, steps);
}

/// Each step a call of its own.
template <class A, class T>
void single_steps(char const* name, std::size_t rows, std::size_t steps)
{
    auto const x = numbers<T>(rows, input_size<A>);
    auto const t = numbers<T>(rows, output_size<A>);
    cuda::Network<A, T> net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.01}};
    for (int i = 0; i < 4; ++i) trainer.step(x, t);
    print(name, type_name<T>, steps, least(5, [&] {
              for (std::size_t i = 0; i < steps; ++i) trainer.step(x, t);
          }));
}

template <class Net>
void inference_of(char const* name, char const* type, std::size_t rows, char const* engine = "lamina")
{
    using T = typename Net::value_type;
    auto const x = numbers<T>(rows, Net::inputs);
    auto y = numbers<T>(rows, Net::outputs);
    Net const net;
    net.forward(x, y);
    print(name, type, rows, least(5, [&] { net.forward(x, y); }), engine);
}
template <class A, class T>
void inference(char const* name, std::size_t rows)
{
    inference_of<cuda::Network<A, T>>(name, type_name<T>, rows);
}

#ifdef LAMINA_CUBLASLT
/// The products of a step alone, on numbers of the same sizes: of each layer forward, of the weight's gradient
/// and, after the first, of what comes back.
template <cuda::Precision precision>
void products(char const* name, char const* type, std::vector<std::size_t> const& widths, std::size_t rows,
              std::size_t steps)
{
    std::size_t const widest = *std::max_element(widths.begin(), widths.end());
    auto const x = numbers<float>(rows, widest);
    auto const weight = numbers<float>(widest, widest);
    auto const y = numbers<float>(std::max(rows, widest), widest);
    auto const multiply = [&](std::size_t m, std::size_t n, std::size_t k, cuda::Factor<float> left,
                              cuda::Factor<float> right) {
        if (!cuda::DeviceIn<precision>::multiply(cuda::Product<float>{m, n, k, left, right, y.data(), n}))
            std::puts("lamina: cuBLASLt has no algorithm for a product");
    };
    auto const step = [&] {
        for (std::size_t layer = 0; layer + 1 < widths.size(); ++layer) {
            std::size_t const in = widths[layer], out = widths[layer + 1];
            multiply(rows, out, in, {x.data(), in, false}, {weight.data(), in, false});
            multiply(out, in, rows, {x.data(), out, true}, {x.data(), in, true});
            if (layer > 0) multiply(rows, in, out, {x.data(), out, false}, {weight.data(), in, true});
        }
    };
    step();
    cuda::LaunchGraph const graph(step);
    print(name, type, steps,
          least(5,
                [&] {
                    for (std::size_t i = 0; i < steps; ++i) graph.run();
                }),
          "cuBLASLt's products alone");
}

/// Training of a wide network in a precision, and its products alone.
template <class A, cuda::Precision precision>
void training_in(char const* name, char const* type, std::vector<std::size_t> const& widths, std::size_t rows)
{
    training_of<cuda::Network<A, float, precision>>(name, type, rows, 100);
    products<precision>(name, type, widths, rows, 100);
}
template <class A>
void precisions(char const* name, std::vector<std::size_t> const& widths, std::size_t rows)
{
    training_in<A, cuda::Precision::single>(name, "float", widths, rows);
    training_in<A, cuda::Precision::tf32>(name, "tf32", widths, rows);
    training_in<A, cuda::Precision::bf16>(name, "bf16", widths, rows);
}
#endif

/// A wide network by tiles, and with cuBLASLt in each precision.
template <class A>
void wide(char const* name, [[maybe_unused]] std::vector<std::size_t> const& widths, std::size_t rows)
{
    training_of<BasicNetwork<A, float, cuda::Backend<cuda::Device>>>(name, "float", rows, 100,
                                                                     "lamina without cuBLASLt");
#ifdef LAMINA_CUBLASLT
    precisions<A>(name, widths, rows);
#endif
}

template <class T>
void ensembles()
{
    auto const x = numbers<T>(4, 2);
    auto const t = numbers<T>(4, 1);
    for (std::size_t count = 1; count <= 1'000'000; count *= 100) {
        cuda::Ensemble<Hidden, T> many{count, random::Torch{1}};
        print("ensemble 2-3-1", type_name<T>, count,
              least(count > 1'000 ? 1 : 3, [&] { many.train(10'000, MSELoss{}, SGD{.lr = 0.01}, x, t); }));
    }
}

/// The device in the comparison with a core.
struct Device {
    static constexpr auto name = "lamina";
    template <class A>
    using Network = cuda::Network<A>;
    template <class A>
    using Ensemble = cuda::Ensemble<A>;

    static auto numbers(std::size_t rows, std::size_t columns) { return ::numbers<float>(rows, columns); }
    static void epilogue() { cuda::expect_success(cudaDeviceSynchronize(), "cudaDeviceSynchronize"); }
};

void copies()
{
    std::size_t const bytes = std::size_t{1} << 30;
    cuda::DeviceMemory<char, cuda::Device> const from(bytes);
    cuda::DeviceMemory<char, cuda::Device> const to(bytes);
    print("copy", "bytes", bytes,
          least(5, [&] { cudaMemcpy(to.data(), from.data(), bytes, cudaMemcpyDeviceToDevice); }));
}

} // namespace

int main()
{
    if (!cuda::available()) return std::puts("no CUDA device"), 1;
    copies();
    training<Tiny, double>("training 2-1", 4, 10'000);
    training<Hidden, double>("training 2-3-1", 4, 10'000);
    training<Hidden, float>("training 2-3-1", 4, 10'000);
    training<Curve, float>("training 1-10-1", 20, 10'000);
    training<Classes, float>("training 64-64-10", 64, 1'000);
    wide<Digits>("training 784-512-512-10", {784, 512, 512, 10}, 256);
    wide<Square>("training 1024-1024-1024-1024", {1024, 1024, 1024, 1024}, 1024);
    single_steps<Digits, float>("training 784-512-512-10, step by step", 256, 100);
    inference<Deep, float>("inference 64-64-64-64-64", std::size_t{1} << 18);
    inference<Square, float>("inference 1024-1024-1024-1024", std::size_t{1} << 14);
    inference_of<BasicNetwork<Square, float, cuda::Backend<cuda::Device>>>(
        "inference 1024-1024-1024-1024", "float", std::size_t{1} << 14, "lamina without cuBLASLt");
    ensembles<float>();
    ensembles<double>();
    gpu::crossover<Device>(100'000);
}
