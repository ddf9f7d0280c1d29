// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace lamina::init {

/// Normal numbers of [a, b] alone: torch.nn.init.trunc_normal_.
///
/// Numbers outside are drawn anew; where less than 0.3 of the normal distribution lies inside, uniform
/// numbers of [a, b) are taken as often as they are likely. As in PyTorch each time a whole array is drawn.
/// std::invalid_argument where a is not below b, std is not above 0, or one of them or mean is not finite.
struct TruncatedNormal {
    double mean = 0; ///< of the distribution before it is cut
    double std = 1;  ///< its standard deviation
    double a = -2;   ///< the least
    double b = 2;    ///< the greatest

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& /*weight*/, auto& generator) const
    {
        if (!(a < b && std > 0 && std::isfinite(b - a) && std::isfinite(mean) && std::isfinite(std)))
            core::raise<std::invalid_argument>("lamina: init::TruncatedNormal needs an a below its b, an std "
                                               "above 0, and all of them finite.");
        auto const below = [this](double x) { return (1 + std::erf((x - mean) / std / std::sqrt(2.0))) / 2; };
        if (below(b) - below(a) > 0.3)
            draw_anew(numbers, generator);
        else
            draw_as_often_as_likely(numbers, generator);
    }

private:
    template <class T>
    void draw_anew(std::span<T> numbers, auto& generator) const
    {
        auto const is_outside = [this](T number) {
            return number < static_cast<T>(a) || number > static_cast<T>(b);
        };
        std::vector<T> drawn(numbers.size());
        core::fill_normal(numbers, mean, std, generator);
        while (std::any_of(numbers.begin(), numbers.end(), is_outside)) {
            core::fill_normal(std::span{drawn}, mean, std, generator);
            for (std::size_t i = 0; i < drawn.size(); ++i)
                if (is_outside(numbers[i])) numbers[i] = drawn[i];
        }
    }

    template <class T>
    void draw_as_often_as_likely(std::span<T> numbers, auto& generator) const
    {
        double const at_peak = (std::clamp(mean, a, b) - mean) / std;
        auto const log_peak = static_cast<T>(-0.5 * at_peak * at_peak);
        auto const log_likelihood = [&](T number) {
            T const size = (number - static_cast<T>(mean)) / static_cast<T>(std);
            return size * size * T(-0.5) - log_peak;
        };
        std::vector<T> drawn(numbers.size());
        std::vector<T> chances(numbers.size());
        std::vector<bool> is_taken(numbers.size());
        do {
            core::fill_uniform(std::span{drawn}, a, b, generator);
            core::fill_uniform(std::span{chances}, 0, 1, generator);
            for (std::size_t i = 0; i < drawn.size(); ++i)
                if (!is_taken[i]) {
                    numbers[i] = drawn[i];
                    is_taken[i] = std::log(chances[i]) <= log_likelihood(drawn[i]);
                }
        } while (!std::all_of(is_taken.begin(), is_taken.end(), [](bool taken) { return taken; }));
    }
};

} // namespace lamina::init
