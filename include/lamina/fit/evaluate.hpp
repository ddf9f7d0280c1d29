// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/dataset.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/predict.hpp>

namespace lamina {

/// What `evaluate` finds; the accuracy of class labels, else NaN.
struct Performance {
    double loss = 0;
    double accuracy = std::numeric_limits<double>::quiet_NaN();
};

} // namespace lamina

namespace lamina::core {

/// use(batch, rows) for batches of a data set that are large enough to compute with.
template <class X, class Target>
void each_large_batch(Dataset<X, Target> const& data, auto const& use)
{
    constexpr std::size_t rows = 1'024;
    if (data.size() == 0) raise<ShapeError>("lamina: this data set has no rows.");
    for (auto const& batch : data.batches(rows)) use(batch);
}

/// By what the loss of a batch is weighed in the mean over all: how many rows it has, or what they count.
template <class Loss>
double counted_rows(Loss const& loss, auto const& t, std::size_t outputs)
{
    if constexpr (requires { loss.weigh(open_target(t), outputs); })
        return sum_of_weights(loss.weigh(open_target(t), outputs));
    else
        return static_cast<double>(open_target(t).rows());
}

/// The loss of a network on a data set, the mean over its rows or the sum as the loss says, and of class
/// labels the part that the network's largest output is right of.
///
///     auto const [loss, accuracy] = evaluate(net, CrossEntropyLoss{}, test);
template <class Net, class Loss, class X, class Target>
Performance evaluate(Net const& net, Loss loss, Dataset<X, Target> const& data)
{
    constexpr bool has_labels = rank_of<Target> == 1 && Net::outputs > 1;
    double total = 0, counted = 0;
    std::size_t right = 0;
    each_large_batch(data, [&](auto const& batch) {
        auto const& [x, t] = batch;
        double const part = static_cast<double>(loss_of(net, loss, x, t));
        double const rows = counted_rows(loss, t, Net::outputs);
        counted += rows;
        total += Loss::Reduction::divides ? part * rows : part;
        if constexpr (has_labels) {
            auto const seen = predict(net, x);
            auto const wanted = open_labels(t);
            for (std::size_t row = 0; row < seen.size(); ++row)
                right += std::cmp_equal(seen(row), wanted.label(row));
        }
    });
    Performance result{Loss::Reduction::divides ? total / counted : total};
    if constexpr (has_labels) result.accuracy = static_cast<double>(right) / static_cast<double>(data.size());
    return result;
}

/// The class that a network sees in each row of a data set.
template <class Net, class X, class Target>
[[nodiscard]] xt::xtensor<std::size_t, 1> predict(Net const& net, Dataset<X, Target> const& data)
{
    auto labels = xt::xtensor<std::size_t, 1>::from_shape({data.size()});
    std::size_t next = 0;
    if (data.size() > 0)
        each_large_batch(data, [&](auto const& batch) {
            for (std::size_t const label : predict(net, batch.inputs)) labels(next++) = label;
        });
    return labels;
}

} // namespace lamina::core

namespace lamina {
using core::evaluate;
using core::predict;
} // namespace lamina
