// SPDX-License-Identifier: BSL-1.0
#include "machine.hpp"

#include <lamina/backends/cpu/network.hpp>

#include <cmath>
#include <cstdint>

namespace bench {

namespace {

template <class T>
using Value = lamina::cpu::Lanes<T, xsimd::default_arch>;

constexpr std::size_t chain = 1'000;

/// More sums side by side than two units of latency 4 or 5 have in flight, and fewer than there are
/// registers.
constexpr std::size_t sums = 12;

/// f(Constant<0>), f(Constant<1>), …: spelt out, since g++ leaves such loops and their arrays in memory.
template <std::size_t Count>
[[gnu::always_inline]] inline void unrolled(auto const& f)
{
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (f(std::integral_constant<std::size_t, I>{}), ...);
    }(std::make_index_sequence<Count>{});
}

/// Makes the compiler compute all of them; it would keep them in memory if it had to show each.
template <std::size_t Count, class V>
[[gnu::always_inline]] inline void keep_sum(V const (&sum)[Count])
{
    V total = sum[0];
    unrolled<Count - 1>([&](auto k) { total = total + sum[k + 1]; });
    benchmark::DoNotOptimize(total);
}

template <class T>
void fma_peak(benchmark::State& state)
{
    T const volatile half = 0.5; // benchmark::DoNotOptimize of a double variable changes it under g++
    Value<T> const factor(half);
    for (auto _ : state) {
        Value<T> sum[sums];
        unrolled<sums>(
            [&](auto k) { sum[k] = factor + Value<T>(T(k())); }); // equal ones would be computed once
        for (std::size_t i = 0; i < chain; ++i)
            unrolled<sums>([&](auto k) { sum[k] = fma(sum[k], factor, factor); });
        keep_sum<sums>(sum);
    }
    state.counters["flop"] = 2.0 * chain * sums * Value<T>::size;
}

enum class Level { l1 = 1, l2, l3, dram };

/// Half of a cache, a part of a cache that others may use too, or much more than all of them.
std::size_t bytes_of(Level level)
{
    std::size_t size[4] = {32 << 10, 1 << 20, 16 << 20, 0};
    for (auto const& cache : benchmark::CPUInfo::Get().caches)
        if (cache.level <= 3 && cache.type != "Instruction")
            size[cache.level - 1] = static_cast<std::size_t>(cache.size);
    switch (level) {
    case Level::l1:
        return size[0] / 2;
    case Level::l2:
        return size[1] / 2;
    case Level::l3:
        return std::min(size[2] / 2, 8 * size[1]);
    default:
        return std::min<std::size_t>(2 * size[2], 1U << 30U);
    }
}

/// Several sums over a buffer of a fitting size.
template <Level level>
void read_bandwidth(benchmark::State& state)
{
    constexpr std::size_t streams = 8;
    constexpr std::size_t step = streams * Value<float>::size;
    static lamina::core::AlignedArray<float> const buffer(bytes_of(level) / sizeof(float) / step * step);
    std::size_t const count = bytes_of(level) / sizeof(float) / step * step;
    float const* const numbers = buffer.data();
    for (auto _ : state) {
        Value<float> sum[streams];
        unrolled<streams>([&](auto k) { sum[k] = Value<float>(0); });
        for (std::size_t i = 0; i < count; i += step)
            unrolled<streams>(
                [&](auto k) { sum[k] = sum[k] + Value<float>::load(numbers + i + k * Value<float>::size); });
        keep_sum<streams>(sum);
    }
    state.counters["bytes"] = static_cast<double>(count * sizeof(float));
}

/// x = f(x) again and again.
template <class T, class F>
void dependent(benchmark::State& state, T x, F f)
{
    for (auto _ : state)
        for (std::size_t i = 0; i < chain; ++i) x = f(x);
    benchmark::DoNotOptimize(x);
    state.counters["steps"] = chain;
}

void fma_latency(benchmark::State& state)
{
    dependent(state, Value<float>(0.5F), [](auto x) { return fma(x, x, x); });
}
void exp_glibc(benchmark::State& state)
{
    dependent(state, 0.5, [](double x) { return std::exp(-x); });
}
void sigmoid_glibc(benchmark::State& state)
{
    dependent(state, 0.5, [](double x) { return 1 / (1 + std::exp(-x)); });
}
void sigmoid_lamina(benchmark::State& state)
{
    dependent(state, Value<double>(0.5),
              [](auto x) { return Value<double>(1) / (Value<double>(1) + exp(-x)); });
}

} // namespace

std::vector<MachineBenchmark> const& machine_benchmarks()
{
    static std::vector<MachineBenchmark> const all{{"fma_float", fma_peak<float>},
                                                   {"fma_double", fma_peak<double>},
                                                   {"read_L1", read_bandwidth<Level::l1>},
                                                   {"read_L2", read_bandwidth<Level::l2>},
                                                   {"read_L3", read_bandwidth<Level::l3>},
                                                   {"read_DRAM", read_bandwidth<Level::dram>},
                                                   {"fma_latency", fma_latency},
                                                   {"exp_glibc_double", exp_glibc},
                                                   {"sigmoid_glibc_double", sigmoid_glibc},
                                                   {"sigmoid_lamina_double", sigmoid_lamina}};
    return all;
}

} // namespace bench
