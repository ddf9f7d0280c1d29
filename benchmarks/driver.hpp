// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Runs the benchmarks of a program row by row.
///
/// Options besides Google Benchmark's: `--core=N` pins the program to a core (default 1; -1 leaves it where
/// it is). By default engines are interleaved and repeated 7 times.
///
/// Names are "<row>/<engine>". The machine's own benchmarks are run before and after each row, as
/// "machine/<what>@before:<row>" and "machine/<what>@after:<row>", and once without a suffix where a program
/// has no rows. Counters: `steps` in an iteration (time / steps is the time of a step), `flop` and `bytes` of
/// a step (of the machine's: of an iteration), `error` against the reference. Times are the calling thread's
/// CPU time (cpu_time), for entries of several threads wall time (real_time). An engine whose error is beyond
/// its bound is not timed: it has error_occurred and a message. The context has the flags, the machine's
/// state and "engine.<name>": "<version>; <flags>; <threads>".
namespace bench {

int run(int argc, char** argv);

/// Pins the calling thread and asks for real-time priority; says what came of it.
void settle(int core);

} // namespace bench
