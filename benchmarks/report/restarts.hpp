// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

/// Document 002's network trained from many draws, and what tells the good ends from the bad ones.
namespace report {

template <std::size_t Hidden>
using Curve = lamina::Sequential<lamina::Linear<1, Hidden>, lamina::ReLU, lamina::Linear<Hidden, 1>>;
template <std::size_t Hidden>
using Numbers = lamina::Parameters<Curve<Hidden>, double>;
using Column = xt::xtensor<double, 2>; ///< (samples, 1)

/// The network after torch.manual_seed(seed): drawn in float as the document's, trained in double, so that no
/// end is an accident of rounding.
template <std::size_t Hidden>
Numbers<Hidden> drawn(std::uint64_t seed)
{
    return Numbers<Hidden>{
        lamina::reference::Network<Curve<Hidden>>{lamina::random::Torch{seed}}.parameters()};
}

/// What is learned: y at x, in ascending order of x.
struct Samples {
    Column x, y;

    Samples(Column const& unsorted_x, Column const& unsorted_y) : x(unsorted_x), y(unsorted_y)
    {
        std::vector<std::array<double, 2>> pairs(x.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {unsorted_x(i, 0), unsorted_y(i, 0)};
        std::ranges::sort(pairs);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            std::tie(x(i, 0), y(i, 0)) = std::tie(pairs[i][0], pairs[i][1]);
    }
};

/// Networks that train at once, with their starts.
template <std::size_t Hidden>
struct Restarts {
    std::vector<Numbers<Hidden>> starts;
    lamina::Ensemble<Curve<Hidden>, double> networks;
    std::vector<double> losses; ///< before the last step that was made

    explicit Restarts(std::vector<Numbers<Hidden>> numbers)
        : starts(std::move(numbers)), networks(starts.size(), lamina::random::Torch{0})
    {
        for (std::size_t i = 0; i < starts.size(); ++i) networks.set(i, starts[i]);
    }

    void train(std::size_t steps, double lr, Samples const& samples)
    {
        losses =
            networks.train(steps, lamina::MSELoss{}, lamina::SGD<double>{.lr = lr}, samples.x, samples.y);
    }
};

/// weight * max(0, slope * x + bias): what one hidden neuron adds to the output.
struct Neuron {
    double slope, bias, weight;

    /// Whether it is not 0 somewhere: where it is 0 at every sample, no gradient reaches it.
    [[nodiscard]] bool alive(Column const& x) const
    {
        return std::ranges::any_of(x, [&](double sample) { return slope * sample + bias > 0; });
    }
};

template <std::size_t Hidden>
std::array<Neuron, Hidden> neurons(Numbers<Hidden> const& numbers)
{
    std::array<Neuron, Hidden> result;
    double const* const all = numbers.data();
    for (std::size_t j = 0; j < Hidden; ++j) result[j] = {all[j], all[Hidden + j], all[2 * Hidden + j]};
    return result;
}

/// The outputs of a network at x.
template <std::size_t Hidden>
Column outputs(Numbers<Hidden> const& numbers, Column const& x)
{
    return lamina::reference::Network<Curve<Hidden>, double>{numbers}(x);
}

/// Which way outputs go from one to the next.
enum class Shape { both, falls, rises, flat };

inline Shape shape_of(Column const& y)
{
    bool falls = false, rises = false;
    for (std::size_t i = 1; i < y.size(); ++i) {
        falls = falls || y(i, 0) < y(i - 1, 0);
        rises = rises || y(i, 0) > y(i - 1, 0);
    }
    return falls && rises ? Shape::both : falls ? Shape::falls : rises ? Shape::rises : Shape::flat;
}

/// What became of a network: a neuron was dead when drawn, or has died since, or with all of them alive its
/// outputs go one way only, or both ways.
enum class Fate { dead_when_drawn, died, one_way, both_ways };

template <std::size_t Hidden>
Fate fate(Numbers<Hidden> const& start, Numbers<Hidden> const& end, Samples const& samples)
{
    auto const all_alive = [&](auto const& numbers) {
        return std::ranges::all_of(neurons<Hidden>(numbers),
                                   [&](Neuron const& n) { return n.alive(samples.x); });
    };
    if (!all_alive(start)) return Fate::dead_when_drawn;
    if (!all_alive(end)) return Fate::died;
    return shape_of(outputs<Hidden>(end, samples.x)) == Shape::both ? Fate::both_ways : Fate::one_way;
}

/// The least mean squared error that numbers allow which never fall: isotonic regression, by pooling adjacent
/// violators (Ayer et al., 1955).
inline double best_rising_loss(std::vector<double> const& y)
{
    struct Pool {
        double sum, count;
        [[nodiscard]] double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    for (double const number : y) {
        Pool last{number, 1};
        for (; !pools.empty() && pools.back().mean() >= last.mean(); pools.pop_back())
            last = {pools.back().sum + last.sum, pools.back().count + last.count};
        pools.push_back(last);
    }
    double squares = 0;
    for (double const number : y) squares += number * number;
    for (Pool const& pool : pools) squares -= pool.sum * pool.mean();
    return squares / static_cast<double>(y.size());
}

/// The least loss of a curve that only falls or only rises, which is all that one neuron can do: an end at or
/// above it has missed half of the data, and is called bad.
inline double best_one_way_loss(Samples const& samples)
{
    std::vector<double> y(samples.y.begin(), samples.y.end());
    double const rising = best_rising_loss(y);
    std::ranges::reverse(y);
    return std::min(rising, best_rising_loss(y));
}

} // namespace report
