// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/torch.hpp>
#include <lamina/trainer.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>

/// What is measured of a GPU and of a core, to find from which size on one is faster than the other.
namespace gpu {

using namespace lamina;
using namespace lamina::core;

using Hidden = Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>, Sigmoid>;
using Deep = Sequential<Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>, ReLU, Linear<64, 64>>;

/// A line of JSON: what an engine takes for so many steps, rows or networks, in ms.
inline void print(char const* name, char const* type, std::size_t count, double ms, char const* engine)
{
    std::printf("{\"engine\": \"%s\", \"name\": \"%s\", \"type\": \"%s\", \"count\": %zu, \"ms\": %.6f}\n",
                engine, name, type, count, ms);
    std::fflush(stdout);
}

/// The least time of so many calls of work(), in ms.
double least(int repeats, auto const& work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repeats; ++i) {
        auto const start = std::chrono::steady_clock::now();
        work();
        std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

/// A step of training of width-width-width at batch 256.
template <class Side, std::size_t width>
void step_by_width()
{
    using A = Sequential<Linear<width, width>, ReLU, Linear<width, width>>;
    constexpr int steps = 20;
    typename Side::template Network<A> net;
    auto const x = Side::numbers(256, width);
    auto const t = Side::numbers(256, width);
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.01}};
    trainer.run(steps, x, t);
    print("a step by width", "float", width,
          least(5,
                [&] {
                    trainer.run(steps, x, t);
                    Side::epilogue();
                }) /
              steps,
          Side::name);
}

/// Inference of 64-64-64-64-64.
template <class Side>
void inference_by_batch(std::size_t rows)
{
    typename Side::template Network<Deep> net;
    auto const x = Side::numbers(rows, 64);
    auto y = Side::numbers(rows, 64);
    auto const infer = [&] {
        net.forward(x, y);
        Side::epilogue();
    };
    infer();
    print("inference by batch", "float", rows, least(9, infer), Side::name);
}

/// 10,000 steps of so many networks 2-3-1.
template <class Side>
void ensemble_by_size(std::size_t count)
{
    auto const x = Side::numbers(4, 2);
    auto const t = Side::numbers(4, 1);
    typename Side::template Ensemble<Hidden> many{count, random::Torch{1}};
    print("10,000 steps by networks", "float", count,
          least(count > 1'000 ? 1 : 3,
                [&] {
                    many.train(10'000, MSELoss{}, SGD{.lr = 0.01}, x, t);
                    Side::epilogue();
                }),
          Side::name);
}

/// All of them, with ensembles of up to so many networks.
template <class Side>
void crossover(std::size_t most_networks)
{
    step_by_width<Side, 16>();
    step_by_width<Side, 32>();
    step_by_width<Side, 64>();
    step_by_width<Side, 128>();
    step_by_width<Side, 256>();
    step_by_width<Side, 512>();
    step_by_width<Side, 1024>();
    for (std::size_t rows = 16; rows <= std::size_t{1} << 18; rows *= 4) inference_by_batch<Side>(rows);
    for (std::size_t count = 1; count <= most_networks; count *= 10) ensemble_by_size<Side>(count);
}

} // namespace gpu
