// SPDX-License-Identifier: BSL-1.0
// What run.sh measures of Lamina: a line of JSON each, the least time of the repeats in ms, copies of the host not counted.
#include <lamina/cuda.hpp>

#include <chrono>
#include <cstdio>
#include <limits>

using namespace lamina;

namespace {

using Tiny = Sequential<Linear<2, 1>, Sigmoid>;
using Hidden = Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>, Sigmoid>;
using Curve = Sequential<Linear<1, 10>, ReLU, Linear<10, 1>>;
using Classes = Sequential<Linear<64, 64>, ReLU, Linear<64, 10>>;
using Deep = Sequential<Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>>;
using Digits = Sequential<Linear<784, 512>, ReLU, Linear<512, 512>, ReLU, Linear<512, 10>>;

/// The least of so many times of work(), in ms.
double least(int repeats, auto const& work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repeats; ++i) {
        auto const start = std::chrono::steady_clock::now();
        work();
        cuda::require(cudaDeviceSynchronize(), "cudaDeviceSynchronize");
        std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

void print(char const* name, char const* type, std::size_t count, double ms)
{
    std::printf(
        "{\"engine\": \"lamina\", \"name\": \"%s\", \"type\": \"%s\", \"count\": %zu, \"ms\": %.6f}\n", name,
        type, count, ms);
    std::fflush(stdout);
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

template <class A, class T>
void training(char const* name, std::size_t rows, std::size_t steps)
{
    auto const x = numbers<T>(rows, input_size<A>);
    auto const t = numbers<T>(rows, output_size<A>);
    cuda::Network<A, T> net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.01}};
    trainer.step(x, t);
    print(name, type_name<T>, steps, least(5, [&] { trainer.run(steps, x, t); }));
}

template <class A, class T>
void inference(char const* name, std::size_t rows)
{
    auto const x = numbers<T>(rows, input_size<A>);
    auto y = numbers<T>(rows, output_size<A>);
    cuda::Network<A, T> const net;
    print(name, type_name<T>, rows, least(5, [&] { net.forward(x, y); }));
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
    training<Digits, float>("training 784-512-512-10", 256, 100);
    inference<Deep, float>("inference 64-64-64-64-64", std::size_t{1} << 18);
    ensembles<float>();
    ensembles<double>();
}
