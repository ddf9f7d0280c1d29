// SPDX-License-Identifier: BSL-1.0
// The workloads' data, and what comes out of them on the reference backend with long double.
#include "workloads.hpp"

#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>
#include <lamina/trainer.hpp>

#include <cmath>

namespace bench {

namespace {

constexpr std::uint32_t seed = 1;

/// The rows that are compared: all of a small batch, else 16 of it, the last one among them and at various
/// places of an engine's tiles.
template <class W>
constexpr std::size_t stride = W::batch <= 64 ? 1 : W::batch / 16 + 1;

template <class W>
void fill(Problem<typename W::Number>& p)
{
    using T = typename W::Number;
    random::NumPy numpy{seed};
    auto const draw = [&](double low, double high) {
        return static_cast<T>(low + (high - low) * numpy.uniform(0.0, 1.0));
    };
    if constexpr (W::batch == 4) { // the OR table
        p.x = {0, 0, 0, 1, 1, 0, 1, 1};
        p.target = {0, 1, 1, 1};
        return;
    }
    double const low = W::inputs == 1 ? -3 : 0;
    double const high = W::inputs == 1 ? 3 : 1;
    p.x.resize(W::batch * W::inputs);
    for (T& x : p.x) x = draw(low, high);
    if constexpr (std::is_same_v<typename W::Loss, CrossEntropyLoss<>>) {
        p.target.assign(W::batch * W::outputs, T(0));
        for (std::size_t row = 0; row < W::batch; ++row) {
            p.label.push_back(static_cast<std::int64_t>(numpy.uniform(0.0, 1.0) * W::outputs));
            p.target[row * W::outputs + static_cast<std::size_t>(p.label.back())] = 1;
        }
    } else if constexpr (is_training<W>) {
        for (T const x : p.x) p.target.push_back(x * x);
    }
}

/// An array of a problem in the reference's numbers.
template <class Row>
xt::xtensor<long double, 2> widened(std::vector<Row> const& numbers, std::size_t columns,
                                    std::size_t step = 1)
{
    std::size_t const rows = numbers.size() / columns;
    auto result = xt::xtensor<long double, 2>::from_shape({(rows + step - 1) / step, columns});
    for (std::size_t row = 0; row < result.shape(0); ++row)
        for (std::size_t i = 0; i < columns; ++i)
            result(row, i) = numbers[std::min(row * step + step - 1, rows - 1) * columns + i];
    return result;
}

/// The same rows of a result.
template <class W>
std::vector<double> compared(std::vector<double> const& result)
{
    if constexpr (is_training<W>) return result;
    auto const rows = widened(result, W::outputs, stride<W>);
    return {rows.begin(), rows.end()};
}

template <class W>
std::vector<long double> reference_result()
{
    using A = typename W::Architecture;
    auto const& p = problem<W>();
    Parameters<A, long double> start;
    std::copy(p.start.begin(), p.start.end(), start.data());
    auto const net = std::make_unique<reference::Network<A, long double>>(start);
    if constexpr (is_training<W>) {
        Trainer trainer{*net, typename W::Loss{}, SGD{.lr = W::lr}};
        trainer.run(W::checked, widened(p.x, W::inputs), widened(p.target, W::outputs));
        auto const end = net->parameters();
        return {end.data(), end.data() + W::parameters};
    } else if constexpr (is_calls<W>) {
        auto const first = widened(p.x, W::inputs);
        xt::xtensor<long double, 2> y = xt::zeros<long double>({std::size_t(1), W::outputs});
        for (std::size_t call = 0; call < W::checked; ++call) {
            xt::xtensor<long double, 2> const x = first + y(0, 0) * 0x1p-10L;
            net->forward(x, y);
        }
        return {y.begin(), y.end()};
    } else {
        auto const y = (*net)(widened(p.x, W::inputs, stride<W>));
        return {y.begin(), y.end()};
    }
}

/// The largest difference of these numbers, relative to the largest of them.
double largest_error(std::vector<double> const& numbers, std::vector<long double> const& truth,
                     std::size_t first, std::size_t count)
{
    LargestError error;
    for (std::size_t i = first; i < first + count; ++i) error.add(numbers[i], truth[i]);
    return error.relative();
}

} // namespace

template <class W>
Problem<typename W::Number> const& problem()
{
    static auto const data = [] {
        Problem<typename W::Number> p;
        fill<W>(p);
        using A = typename W::Architecture;
        auto const net = std::make_unique<reference::Network<A, typename W::Number>>(random::Torch{seed});
        auto const start = net->parameters();
        p.start.assign(start.data(), start.data() + W::parameters);
        return p;
    }();
    return data;
}

template <class W>
double error_against_reference(Contestant& contestant)
{
    static auto const truth = reference_result<W>();
    contestant.run(W::checked);
    auto const result = compared<W>(contestant.result());
    if (result.size() != truth.size()) return std::numeric_limits<double>::infinity();
    if constexpr (!is_training<W>) return largest_error(result, truth, 0, truth.size());
    double worst = 0;
    for (Layer const& layer : layers<typename W::Architecture>) {
        worst = std::max(worst, largest_error(result, truth, layer.weight, layer.inputs * layer.outputs));
        if (layer.has_bias) worst = std::max(worst, largest_error(result, truth, layer.bias, layer.outputs));
    }
    return worst;
}

template <class... Ws>
struct Instantiate {
    static constexpr auto all = std::tuple{&problem<Ws>..., &error_against_reference<Ws>...};
};
template struct Instantiate<W1, W2, W3a, W3b, W4a, W4b, W4c, W4d, W5a, W5b, W5c, W6a, W6b, W6c>;

} // namespace bench
