// SPDX-License-Identifier: BSL-1.0
// Document 002's "why sometimes it works so badly?": ten thousand restarts of two neurons, and what decides.
#include "report.hpp"
#include "restarts.hpp"

#include <map>
#include <numeric>

namespace report {

using namespace lamina;
using namespace lamina::core;

namespace {

constexpr std::size_t restart_count = 10'000;
constexpr std::size_t variant_count = 1'000; // of each rate, width and change to the draw
constexpr std::size_t steps = 10'000;
constexpr std::size_t more_steps = 10 * steps;
constexpr double rate = 0.001;

template <std::size_t Hidden>
std::vector<Numbers<Hidden>> draws(std::size_t count)
{
    std::vector<Numbers<Hidden>> result;
    for (std::uint64_t seed = 0; seed < count; ++seed) result.push_back(drawn<Hidden>(seed));
    return result;
}

template <std::size_t Hidden>
Restarts<Hidden> trained(std::vector<Numbers<Hidden>> starts, Samples const& samples, double lr = rate)
{
    Restarts<Hidden> restarts{std::move(starts)};
    restarts.train(steps, lr, samples);
    return restarts;
}

/// The least losses of four kinds of curves.
json levels(Samples const& samples)
{
    std::vector<double> y(samples.y.begin(), samples.y.end());
    double const rises = best_rising_loss(y);
    std::ranges::reverse(y);
    double const x_mean = xt::mean(samples.x)(), y_mean = xt::mean(samples.y)();
    double const x_variance = xt::variance(samples.x)(), constant = xt::variance(samples.y)();
    double const covariance = xt::mean((samples.x - x_mean) * (samples.y - y_mean))();
    return {{"falls", best_rising_loss(y)},
            {"rises", rises},
            {"line", constant - covariance * covariance / x_variance},
            {"constant", constant}};
}

/// How many end badly, and those by their fate.
template <std::size_t Hidden>
json census(Restarts<Hidden> const& restarts, Samples const& samples)
{
    double const limit = best_one_way_loss(samples);
    std::array<std::size_t, 4> bad{};
    for (std::size_t i = 0; i < restarts.losses.size(); ++i)
        if (!(restarts.losses[i] < limit)) // NaN is bad too
            ++bad[static_cast<std::size_t>(fate<Hidden>(restarts.starts[i], restarts.networks[i], samples))];
    return {{"restarts", restarts.losses.size()},
            {"bad", std::reduce(bad.begin(), bad.end())},
            {"bad_by_fate", bad}};
}

/// The neurons: how many were dead when drawn, how many have died, how many were drawn with which weight.
json deaths(Restarts<2> const& restarts, Column const& x)
{
    std::size_t dead_when_drawn = 0, drawn_negative = 0, died = 0, died_negative = 0;
    for (std::size_t i = 0; i < restarts.losses.size(); ++i) {
        auto const starts = neurons<2>(restarts.starts[i]), ends = neurons<2>(restarts.networks[i]);
        for (std::size_t j = 0; j < 2; ++j) {
            bool const alive = starts[j].alive(x), negative = starts[j].weight < 0;
            dead_when_drawn += !alive;
            drawn_negative += alive && negative;
            died += alive && !ends[j].alive(x);
            died_negative += alive && negative && !ends[j].alive(x);
        }
    }
    return {{"neurons", 2 * restarts.losses.size()},
            {"dead_when_drawn", dead_when_drawn},
            {"drawn_negative", drawn_negative},
            {"died", died},
            {"died_negative", died_negative}};
}

/// How many end badly by the directions and output weights drawn, of those whose neurons were alive.
json by_draw(Restarts<2> const& restarts, Samples const& samples)
{
    double const limit = best_one_way_loss(samples);
    std::map<std::array<std::string, 2>, std::array<std::size_t, 2>> counts;
    for (std::size_t i = 0; i < restarts.losses.size(); ++i) {
        std::array<std::string, 2> pair;
        std::array<Neuron, 2> const both = neurons<2>(restarts.starts[i]);
        for (std::size_t j = 0; j < 2; ++j)
            pair[j] = std::string(both[j].slope < 0 ? "left" : "right") + (both[j].weight < 0 ? " −" : " +");
        std::ranges::sort(pair);
        if (!both[0].alive(samples.x) || !both[1].alive(samples.x)) continue;
        ++counts[pair][0];
        counts[pair][1] += !(restarts.losses[i] < limit);
    }
    json result = json::array();
    for (auto const& [pair, count] : counts)
        result.push_back({{"neurons", pair}, {"restarts", count[0]}, {"bad", count[1]}});
    return result;
}

/// For each shape that ends have, how many have it and the curve of the one whose loss is the median.
json by_shape(Restarts<2> const& restarts, Samples const& samples, Column const& wide_x)
{
    std::map<Shape, std::vector<std::size_t>> of;
    for (std::size_t i = 0; i < restarts.losses.size(); ++i)
        of[shape_of(outputs<2>(restarts.networks[i], samples.x))].push_back(i);
    json result = json::array();
    for (auto& [shape, seeds] : of) {
        auto const middle = seeds.begin() + static_cast<std::ptrdiff_t>(seeds.size() / 2);
        std::ranges::nth_element(seeds, middle, {}, [&](std::size_t i) { return restarts.losses[i]; });
        result.push_back({{"shape", static_cast<int>(shape)},
                          {"restarts", seeds.size()},
                          {"seed", *middle},
                          {"loss", restarts.losses[*middle]},
                          {"y", numbers(outputs<2>(restarts.networks[*middle], wide_x))}});
    }
    return result;
}

/// The losses of some seeds on the way to ten times as many steps, at steps 1, 1.26, 1.58, … (ten a decade).
json courses(std::vector<std::size_t> const& seeds, Restarts<2> const& all, Samples const& samples)
{
    std::vector<Numbers<2>> starts;
    for (std::size_t const seed : seeds) starts.push_back(all.starts[seed]);
    Restarts<2> restarts{starts};
    json result = json::array();
    for (std::size_t const seed : seeds)
        result.push_back({{"seed", seed},
                          {"fate", static_cast<int>(fate<2>(all.starts[seed], all.networks[seed], samples))},
                          {"curve", json::array()}});
    std::size_t made = 0;
    for (int tenth = 0; made < more_steps; ++tenth) {
        auto const next = static_cast<std::size_t>(std::lround(std::pow(10.0, tenth / 10.0)));
        if (next == made) continue;
        restarts.train(next - made, rate, samples);
        made = next;
        for (std::size_t i = 0; i < seeds.size(); ++i)
            result[i]["curve"].push_back({made, restarts.losses[i]});
    }
    return result;
}

/// Best, median and worst of all, and the first fifty.
std::vector<std::size_t> shown(std::vector<double> const& losses)
{
    std::vector<std::size_t> order(losses.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return losses[i]; });
    std::vector<std::size_t> result{order.front(), order[order.size() / 2], order.back()};
    for (std::size_t seed = 0; seed < 50; ++seed) result.push_back(seed);
    return result;
}

/// What became of the first restarts after ten times as many steps.
json longer(Samples const& samples)
{
    auto restarts = trained<2>(draws<2>(variant_count), samples);
    json const before = census(restarts, samples);
    restarts.train(more_steps - steps, rate, samples);
    std::vector<double> good;
    std::ranges::copy_if(restarts.losses, std::back_inserter(good),
                         [limit = best_one_way_loss(samples)](double loss) { return loss < limit; });
    return {{"steps", more_steps}, {"before", before}, {"after", census(restarts, samples)}, {"good", good}};
}

json by_rate(Samples const& samples)
{
    json result = json::array();
    for (double const lr : {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1})
        result.push_back(
            {{"lr", lr}, {"census", census(trained<2>(draws<2>(variant_count), samples, lr), samples)}});
    return result;
}

template <std::size_t... Hidden>
json by_width(Samples const& samples)
{
    json result = json::array();
    (result.push_back({{"hidden", Hidden},
                       {"census", census(trained<Hidden>(draws<Hidden>(variant_count), samples), samples)}}),
     ...);
    return result;
}

/// What changes to the draw do: each repairs one thing that can be wrong with it.
json by_change(Samples const& samples)
{
    using Change = void (*)(double* numbers); // slopes, biases and output weights of both neurons
    Change const no_bias = [](double* all) { all[2] = all[3] = 0; };
    Change const positive = [](double* all) { all[4] = std::abs(all[4]), all[5] = std::abs(all[5]); };
    Change const opposite = [](double* all) { all[0] = -std::abs(all[0]), all[1] = std::abs(all[1]); };
    std::vector<std::pair<char const*, std::vector<Change>>> const changes{
        {"as drawn", {}},
        {"hidden biases 0", {no_bias}},
        {"output weights positive", {positive}},
        {"one opens left, one right", {opposite}},
        {"all three", {no_bias, positive, opposite}}};
    json result = json::array();
    for (auto const& [name, parts] : changes) {
        auto starts = draws<2>(variant_count);
        for (auto& numbers : starts)
            for (Change const change : parts) change(numbers.data());
        result.push_back({{"name", name}, {"census", census(trained<2>(starts, samples), samples)}});
    }
    return result;
}

} // namespace

json restarts(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& y,
              xt::xtensor<float, 2> const& wide_x)
{
    progress("002: play time: ten thousand restarts of two neurons");
    Samples const samples{xt::cast<double>(x), xt::cast<double>(y)};
    auto const start = std::chrono::steady_clock::now();
    auto const two = trained<2>(draws<2>(restart_count), samples);
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;
    json fates = json::array();
    for (std::size_t i = 0; i < restart_count; ++i)
        fates.push_back(static_cast<int>(fate<2>(two.starts[i], two.networks[i], samples)));
    json result{{"seconds", seconds.count()},
                {"steps", steps},
                {"lr", rate},
                {"limit", best_one_way_loss(samples)},
                {"levels", levels(samples)},
                {"losses", two.losses},
                {"fates", fates},
                {"census", census(two, samples)},
                {"deaths", deaths(two, samples.x)},
                {"draws", by_draw(two, samples)},
                {"shapes", by_shape(two, samples, xt::cast<double>(wide_x))}};
    progress("002: play time: restarts longer, with other rates, widths and draws");
    result["courses"] = courses(shown(two.losses), two, samples);
    result["longer"] = longer(samples);
    result["rates"] = by_rate(samples);
    result["widths"] = by_width<1, 2, 3, 5, 10>(samples);
    result["changes"] = by_change(samples);
    return result;
}

} // namespace report
