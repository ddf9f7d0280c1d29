// SPDX-License-Identifier: BSL-1.0
#include "driver.hpp"
#include "engine.hpp"
#include "machine.hpp"

#include <benchmark/benchmark.h>
#include <xsimd/xsimd.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <regex>
#include <sched.h>

namespace bench {

namespace {

using Run = benchmark::BenchmarkReporter::Run;

bool failed(auto const& run)
{
    if constexpr (requires { run.error_occurred; })
        return run.error_occurred;
    else
        return run.skipped != 0;
}

std::string const& why(auto const& run)
{
    if constexpr (requires { run.error_message; })
        return run.error_message;
    else
        return run.skip_message;
}

/// Keeps all results, so that they come to one file and to tables.
class Collector : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(Context const& context) override
    {
        if (!begun_) PrintBasicContext(&std::cout, context);
        begun_ = true;
        return true;
    }
    void ReportRuns(std::vector<Run> const& runs) override
    {
        all_.insert(all_.end(), runs.begin(), runs.end());
    }

    [[nodiscard]] std::vector<Run> const& all() const { return all_; }

private:
    bool begun_ = false;
    std::vector<Run> all_;
};

/// The samples of one benchmark.
struct Summary {
    std::vector<double> ns; ///< of a step, ascending
    double flop = 0, bytes = 0, error = 0;
    std::string message;

    [[nodiscard]] double least() const { return ns.front(); }
    [[nodiscard]] double median() const { return (ns[(ns.size() - 1) / 2] + ns[ns.size() / 2]) / 2; }
    /// From the quickest to the slowest, in parts of the median.
    [[nodiscard]] double spread() const { return (ns.back() - ns.front()) / median(); }
};

double counter(Run const& run, char const* name, double otherwise)
{
    auto const found = run.counters.find(name);
    return found == run.counters.end() ? otherwise : found->second.value;
}

/// Benchmarks in the order of their first results.
std::vector<std::pair<std::string, Summary>> summarize(std::vector<Run> const& runs, std::size_t first,
                                                       std::vector<std::string> const& order)
{
    std::vector<std::pair<std::string, Summary>> result;
    for (auto const& name : order) result.emplace_back(name, Summary{});
    for (std::size_t i = first; i < runs.size(); ++i) {
        Run const& run = runs[i];
        if (run.run_type != Run::RT_Iteration) continue;
        auto const found = std::find_if(result.begin(), result.end(), [&](auto const& entry) {
            return entry.first == run.run_name.function_name;
        });
        if (found == result.end()) continue;
        Summary& summary = found->second;
        if (failed(run)) {
            summary.message = why(run);
            continue;
        }
        bool const wall = !run.run_name.time_type.empty();
        double const seconds = wall ? run.real_accumulated_time : run.cpu_accumulated_time;
        summary.ns.push_back(1e9 * seconds / static_cast<double>(run.iterations) / counter(run, "steps", 1));
        summary.flop = counter(run, "flop", 0);
        summary.bytes = counter(run, "bytes", 0);
        summary.error = counter(run, "error", 0);
    }
    for (auto& [name, summary] : result) std::sort(summary.ns.begin(), summary.ns.end());
    return result;
}

std::string time_text(double ns)
{
    char text[32];
    if (ns < 1e4)
        std::snprintf(text, sizeof text, "%.2f ns", ns);
    else if (ns < 1e7)
        std::snprintf(text, sizeof text, "%.2f us", ns / 1e3);
    else
        std::snprintf(text, sizeof text, "%.3f ms", ns / 1e6);
    return text;
}

std::string engine_of(std::string const& name) { return name.substr(name.rfind('/') + 1); }
std::string group_of(std::string const& name) { return name.substr(0, name.rfind('/')); }
bool is_peer(std::string const& name) { return !engine_of(name).starts_with("lamina"); }

/// A row's table; the ratio is to the best peer of the same group, so 1.00 or less is as good or better.
void print_table(std::vector<std::pair<std::string, Summary>> const& table, bool has_peers)
{
    std::map<std::string, double> best;
    for (auto const& [name, summary] : table)
        if (has_peers && is_peer(name) && !summary.ns.empty()) {
            auto const place = best.emplace(group_of(name), summary.least()).first;
            place->second = std::min(place->second, summary.least());
        }
    std::printf("%-34s %12s %12s %7s %9s %9s %9s\n", "", "min", "median", "spread", "GFLOP/s", "error",
                "/ peer");
    for (auto const& [name, summary] : table) {
        if (summary.ns.empty()) {
            std::printf("%-34s %s\n", name.c_str(), summary.message.c_str());
            continue;
        }
        std::printf("%-34s %12s %12s %6.1f%% %9.2f %9.1e", name.c_str(), time_text(summary.least()).c_str(),
                    time_text(summary.median()).c_str(), 100 * summary.spread(),
                    summary.flop / summary.least(), summary.error);
        if (auto const found = best.find(group_of(name)); found != best.end())
            std::printf(" %9.3f", summary.least() / found->second);
        std::puts("");
    }
    std::fflush(stdout);
}

/// The machine's state in one line.
void print_machine(std::vector<std::pair<std::string, Summary>> const& table, std::string const& when)
{
    std::printf("machine %s:", when.c_str());
    for (auto const& [name, summary] : table) {
        if (summary.ns.empty()) continue;
        auto const start = name.find('/') + 1;
        std::string const what = name.substr(start, name.find('@') - start);
        std::printf(" %s ", what.c_str());
        if (summary.flop > 0)
            std::printf("%.1f GFLOP/s", summary.flop / summary.least());
        else if (summary.bytes > 0)
            std::printf("%.1f GB/s", summary.bytes / summary.least());
        else
            std::printf("%.2f ns", summary.least());
        std::printf("%s", &name == &table.back().first ? "" : ",");
    }
    std::puts("");
    std::fflush(stdout);
}

/// "sweep/9" before "sweep/10".
bool comes_before(std::string const& a, std::string const& b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        auto const digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
        if (digit(a[i]) && digit(b[j])) {
            std::size_t length_a = 0, length_b = 0;
            auto const number_a = std::stoul(a.substr(i), &length_a);
            auto const number_b = std::stoul(b.substr(j), &length_b);
            if (number_a != number_b) return number_a < number_b;
            i += length_a, j += length_b;
        } else {
            if (a[i] != b[j]) return a[i] < b[j];
            ++i, ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

/// Whether --benchmark_filter takes a name.
bool wanted(std::string const& name)
{
    static std::string const filter = benchmark::GetBenchmarkFilter();
    if (filter.empty() || filter == "all") return true;
    static bool const negative = filter.front() == '-';
    static std::regex const pattern(negative ? filter.substr(1) : filter);
    return std::regex_search(name, pattern) != negative;
}

class Program {
public:
    void machine(std::string const& suffix)
    {
        benchmark::ClearRegisteredBenchmarks();
        std::vector<std::string> names;
        for (auto const& [name, function] : machine_benchmarks()) {
            names.push_back(std::string("machine/") + name + suffix);
            auto* const registered = benchmark::RegisterBenchmark(names.back().c_str(), function);
            if (!suffix.empty()) registered->MinTime(0.01)->Repetitions(7);
        }
        std::size_t const first = collector_.all().size();
        benchmark::RunSpecifiedBenchmarks(&collector_, nullptr, ".");
        if (collector_.all().size() > first)
            print_machine(summarize(collector_.all(), first, names),
                          suffix.empty() ? "alone" : suffix.substr(1));
    }

    void row(std::vector<Entry> const& members)
    {
        std::string const& name = members.front().row;
        if (listing_) return list(members);
        machine("@before:" + name);
        benchmark::ClearRegisteredBenchmarks();
        std::vector<std::string> names;
        std::vector<std::unique_ptr<Contestant>> contestants;
        for (Entry const& entry : members) {
            names.push_back(entry.name);
            contestants.push_back(entry.make());
            Contestant& contestant = *contestants.back();
            double const error = entry.error(contestant);
            auto* const registered = benchmark::RegisterBenchmark(
                entry.name.c_str(), [&entry, &contestant, error](benchmark::State& state) {
                    measure(state, entry, contestant, error);
                });
            if (entry.several_threads) registered->UseRealTime();
        }
        std::size_t const first = collector_.all().size();
        benchmark::RunSpecifiedBenchmarks(&collector_, nullptr, ".");
        machine("@after:" + name);
        print_table(summarize(collector_.all(), first, names), !members.front().several_threads);
    }

    /// Everything as Google Benchmark's JSON.
    void write(std::string const& path) const
    {
        if (path.empty()) return;
        std::ofstream file(path);
        benchmark::JSONReporter reporter;
        reporter.SetOutputStream(&file);
        reporter.SetErrorStream(&std::cerr);
        reporter.ReportContext(benchmark::BenchmarkReporter::Context());
        if (!collector_.all().empty()) reporter.ReportRuns(collector_.all());
        reporter.Finalize();
        if (!file.flush()) std::fprintf(stderr, "cannot write %s\n", path.c_str());
    }

    void list_only() { listing_ = true; }

private:
    static void list(std::vector<Entry> const& members)
    {
        for (Entry const& entry : members) std::puts(entry.name.c_str());
    }

    static void measure(benchmark::State& state, Entry const& entry, Contestant& contestant, double error)
    {
        if (!(error <= entry.bound)) return state.SkipWithError(wrong_text(error, entry.bound).c_str());
        for (auto _ : state) contestant.run(entry.steps);
        state.counters["steps"] = static_cast<double>(entry.steps);
        state.counters["flop"] = entry.flop;
        state.counters["bytes"] = entry.bytes;
        state.counters["error"] = error;
    }

    Collector collector_;
    bool listing_ = false;
};

/// Takes "--name=value" out of the arguments.
std::string take(std::vector<char*>& arguments, char const* name)
{
    std::string value;
    std::erase_if(arguments, [&](char* argument) {
        if (std::strncmp(argument, name, std::strlen(name)) != 0) return false;
        value = argument + std::strlen(name);
        return true;
    });
    return value;
}

/// Tells the output the compiler, the flags and the engines.
void add_context()
{
    benchmark::AddCustomContext("compiler", LAMINA_BENCH_COMPILER);
    benchmark::AddCustomContext("flags", LAMINA_BENCH_FLAGS);
    benchmark::AddCustomContext("lanes", std::to_string(xsimd::batch<float>::size));
    for (Engine const& engine : engines())
        benchmark::AddCustomContext("engine." + engine.name,
                                    engine.version + "; " + engine.flags + "; " +
                                        std::to_string(engine.threads) +
                                        (engine.threads == 1 ? " thread" : " threads"));
}

/// The entries that the filter takes, row by row; in each by group, and in a group in the order of the list.
std::vector<std::vector<Entry>> wanted_rows()
{
    std::vector<Entry> all;
    std::copy_if(entries().begin(), entries().end(), std::back_inserter(all),
                 [](Entry const& entry) { return wanted(entry.name); });
    std::stable_sort(all.begin(), all.end(), [](Entry const& a, Entry const& b) {
        return a.row == b.row ? comes_before(group_of(a.name), group_of(b.name)) : comes_before(a.row, b.row);
    });
    std::vector<std::vector<Entry>> rows;
    for (Entry const& entry : all) {
        if (rows.empty() || rows.back().front().row != entry.row) rows.emplace_back();
        rows.back().push_back(entry);
    }
    return rows;
}

} // namespace

void settle(int core)
{
    if (core < 0) {
        benchmark::AddCustomContext("core", "not pinned");
        return;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(core), &set);
    bool const pinned = sched_setaffinity(0, sizeof set, &set) == 0;
    benchmark::AddCustomContext("core", pinned ? std::to_string(core) : "pinning refused");
    sched_param priority{};
    priority.sched_priority = 1;
    bool const real_time = sched_setscheduler(0, SCHED_FIFO, &priority) == 0;
    benchmark::AddCustomContext("priority", real_time ? "real time" : "usual (real time refused)");
}

int run(int argc, char** argv)
{
    std::vector<char*> arguments(argv, argv + argc);
    std::string const core = take(arguments, "--core=");
    std::string const out = take(arguments, "--benchmark_out=");
    take(arguments, "--benchmark_out_format=");
    bool const listing = std::any_of(arguments.begin(), arguments.end(), [](char const* argument) {
        return std::string_view(argument).starts_with("--benchmark_list_tests") &&
               !std::string_view(argument).ends_with("false");
    });
    // many short ones: a processor that changes its clock every few hundredths of a second is then met in its
    // quickest state by every engine, and by the limits they are compared with
    std::string defaults[] = {"--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=21",
                              "--benchmark_min_time=0.02"};
    std::size_t place = 1;
    for (std::string& option : defaults)
        arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(place++), option.data());
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;

    settle(core.empty() ? 1 : std::stoi(core));
    add_context();
    Program program;
    if (listing) program.list_only();
    if (entries().empty()) program.machine("");
    for (auto const& members : wanted_rows()) program.row(members);
    if (!listing) program.write(out);
    return 0;
}

} // namespace bench
