// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// What the benchmark programs measure, and how engines put themselves on the list.
namespace bench {

/// One engine at one row, ready to work.
class Contestant {
public:
    virtual ~Contestant() = default;
    /// So many steps of training, calls or batches.
    virtual void run(std::size_t steps) = 0;
    /// What must be right: the parameters in PyTorch's order after training, else the last outputs.
    [[nodiscard]] virtual std::vector<double> result() const = 0;
};

/// A benchmark: `name` is "<row>/<engine>"; the machine's benchmarks are run before and after each row.
struct Entry {
    std::string row;
    std::string name;
    std::function<std::unique_ptr<Contestant>()> make;
    /// How far a fresh contestant is from the reference, relative to the scale of the numbers.
    std::function<double(Contestant&)> error;
    double bound = 0;             ///< an engine with a larger error is not timed
    std::size_t steps = 1;        ///< steps in an iteration
    double flop = 0;              ///< of a step
    double bytes = 0;             ///< of the weights, read in a step
    bool several_threads = false; ///< wall time, not the calling thread's
};

/// All benchmarks of the program.
inline std::vector<Entry>& entries()
{
    static std::vector<Entry> all;
    return all;
}

/// A line of the output's context: an engine with its version, flags and threads.
struct Engine {
    std::string name;
    std::string version;
    std::string flags = LAMINA_BENCH_FLAGS;
    int threads = 1;
};

/// All engines of the program.
inline std::vector<Engine>& engines()
{
    static std::vector<Engine> all;
    return all;
}

/// Put on the list by an object of namespace scope in the engine's source.
struct Announce {
    explicit Announce(Engine const& engine) { engines().push_back(engine); }
};

/// What is said of an engine that is not timed.
inline std::string wrong_text(double error, double bound)
{
    char text[80];
    std::snprintf(text, sizeof text, "wrong: error %.1e is beyond %.1e", error, bound);
    return text;
}

/// The largest error of numbers, relative to the largest true one.
class LargestError {
public:
    void add(double number, long double truth)
    {
        auto const apart = std::abs(static_cast<long double>(number) - truth);
        if (!(apart <= difference_)) difference_ = apart; // NaN stays
        scale_ = std::max(scale_, std::abs(truth));
    }
    [[nodiscard]] double relative() const { return static_cast<double>(difference_ / scale_); }

private:
    long double difference_ = 0;
    long double scale_ = 0;
};

/// Keeps the compiler from leaving out what computes this.
template <class T>
void keep(T const* numbers)
{
    asm volatile("" : : "r"(numbers) : "memory");
}

} // namespace bench
