// SPDX-License-Identifier: BSL-1.0
// The time of every single call of W4a–d: not only the usual one, but the slowest of a thousand and of all.
//
//     bench_latency [--core=N] [--calls=N] [--benchmark_filter=<regex>] [--benchmark_out=<file.json>]
//
// Writes what the other programs do, with counters p50, p99, p99.9 and max in ns (names
// "latency/<row>/<engine>"). The clock's own time is measured and subtracted.
#include "driver.hpp"
#include "engine.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <regex>
#include <thread>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

double now() { return std::chrono::duration<double, std::nano>(Clock::now().time_since_epoch()).count(); }

double at(std::vector<double> const& ascending, double part)
{
    return ascending[static_cast<std::size_t>(part * static_cast<double>(ascending.size() - 1))];
}

/// The times of so many calls of f, ascending. Now and then it sleeps, because Linux stops a program that
/// would keep its real-time priority for 0.95 s of a second; some calls after that are not counted.
template <class F>
std::vector<double> times(std::size_t calls, F const& f)
{
    std::vector<double> result(calls);
    double const working = 10e6;
    double rest = now() + working;
    for (double& time : result) {
        if (now() > rest) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            for (int i = 0; i < 100; ++i) f();
            rest = now() + working;
        }
        double const start = now();
        f();
        time = now() - start;
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::string value_of(int argc, char** argv, std::string const& name, std::string const& otherwise)
{
    for (int i = 1; i < argc; ++i)
        if (std::string const argument = argv[i]; argument.starts_with(name + "="))
            return argument.substr(name.size() + 1);
    return otherwise;
}

/// The latencies of an engine, the clock's own time taken off; printed, and as an entry of the output.
std::string measured(Entry const& entry, std::size_t calls, double clock)
{
    std::string const name = "latency/" + entry.name;
    auto const contestant = entry.make();
    double const error = entry.error(*contestant);
    char json[512];
    if (!(error <= entry.bound)) {
        std::string const message = wrong_text(error, entry.bound);
        std::printf("%-24s %s\n", name.c_str(), message.c_str());
        std::snprintf(json, sizeof json,
                      R"(  {"name": "%s", "run_type": "iteration", "error_occurred": true, )"
                      R"("error_message": "%s"})",
                      name.c_str(), message.c_str());
        return json;
    }
    contestant->run(10'000);
    auto const ns = times(calls, [&] { contestant->run(1); });
    auto const of = [&](double part) { return std::max(at(ns, part) - clock, 0.0); };
    double const p50 = of(0.5), p99 = of(0.99), p999 = of(0.999), longest = of(1);
    std::printf("%-24s %10.1f %10.1f %10.1f %12.1f\n", name.c_str(), p50, p99, p999, longest);
    std::snprintf(json, sizeof json,
                  R"(  {"name": "%s", "run_type": "iteration", "iterations": %zu, "time_unit": "ns", )"
                  R"("real_time": %.2f, "cpu_time": %.2f, "steps": 1, "error": %.3e, "p50": %.2f, )"
                  R"("p99": %.2f, "p99.9": %.2f, "max": %.2f})",
                  name.c_str(), calls, p50, p50, error, p50, p99, p999, longest);
    return json;
}

bool write(std::string const& path, std::string const& benchmarks)
{
    std::string context;
    for (Engine const& engine : engines())
        context += (context.empty() ? "" : ",\n") + ("  \"engine." + engine.name) + "\": \"" +
                   engine.version + "; " + engine.flags + "; 1 thread\"";
    std::ofstream file(path);
    file << "{\n \"context\": {\n" << context << "\n },\n \"benchmarks\": [\n" << benchmarks << "\n ]\n}\n";
    return static_cast<bool>(file.flush());
}

int latency(int argc, char** argv)
{
    std::size_t const calls = std::stoul(value_of(argc, argv, "--calls", "200000"));
    std::regex const filter(value_of(argc, argv, "--benchmark_filter", "."));
    std::string const out = value_of(argc, argv, "--benchmark_out", "");
    settle(std::stoi(value_of(argc, argv, "--core", "1")));
    double const clock = at(times(100'000, [] {}), 0.5);
    std::printf("%zu calls; the clock's own %.1f ns are subtracted\n%-24s %10s %10s %10s %12s  (ns)\n", calls,
                clock, "", "p50", "p99", "p99.9", "max");
    std::string json;
    for (Entry const& entry : entries())
        if (entry.row.starts_with("W4") && std::regex_search("latency/" + entry.name, filter))
            json += (json.empty() ? "" : ",\n") + measured(entry, calls, clock);
    return out.empty() || write(out, json) ? 0 : 1;
}

} // namespace

} // namespace bench

int main(int argc, char** argv) { return bench::latency(argc, argv); }
