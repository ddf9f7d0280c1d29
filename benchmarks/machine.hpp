// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <benchmark/benchmark.h>

#include <vector>

/// What the machine can do at best: the ceilings that rows are held against.
namespace bench {

struct MachineBenchmark {
    char const* name;
    void (*run)(benchmark::State&);
};

/// fma_*: the peak, flop an iteration in the counter "flop". read_*: bytes an iteration in "bytes". The
/// others are chains in which each step waits for the last one, "steps" an iteration.
std::vector<MachineBenchmark> const& machine_benchmarks();

} // namespace bench
