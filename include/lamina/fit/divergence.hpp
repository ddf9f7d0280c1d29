// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/array_keys.hpp>
#include <lamina/model/parameters.hpp>
#include <lamina/support/errors.hpp>

#include <cmath>

namespace lamina::core {

/// Where a training was when its loss was no longer finite; all but the loss and the learning rate from 1.
struct Divergence {
    std::size_t step;
    std::size_t epoch;
    std::size_t batch;
    std::size_t batches;
    double loss;
    double learning_rate;
};

/// The array of the largest number of a gradient, NaN being the largest of all, and that number's size.
template <class A, class T>
struct Largest {
    std::size_t array = 0;
    double size = -1;

    explicit Largest(Parameters<A, T> const& gradient)
    {
        for (std::size_t i = 0; i < array_keys<A>.size(); ++i) {
            ArrayKey const& key = array_keys<A>[i];
            for (std::size_t j = 0; j < key.parameter.size(); ++j) {
                double const number = (std::abs)(static_cast<double>(gradient.data()[key.offset + j]));
                if (std::isnan(size) || !(number > size || std::isnan(number))) continue;
                array = i;
                size = number;
            }
        }
    }
};

/// Throws the DivergedError, of a network that is as it was before the step with this gradient.
template <class A, class T>
[[noreturn]] void raise_divergence(Divergence const& at, Parameters<A, T> const& gradient)
{
    Largest<A, T> const largest(gradient);
    auto const written = [](double number) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3g", number);
        return std::string(text);
    };
    raise<DivergedError>(
        {"lamina: the loss of step ", at.step, " (epoch ", at.epoch, ", batch ", at.batch, " of ", at.batches,
         ") is ", written(at.loss), "; its largest gradient, ", written(largest.size), ", is that of \"",
         array_keys<A>[largest.array].key(),
         "\". The network is as it was before this step. Are there numbers in the data that are "
         "not finite? Else try a smaller lr than ",
         written(at.learning_rate), ", or ClipNorm."});
}

} // namespace lamina::core
