// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/gain.hpp>
#include <lamina/initialisers/weight.hpp>

namespace lamina::init {

/// Which values are to keep their size.
enum class Mode {
    fan_in, ///< those that go forward
    fan_out ///< slopes, that go back
};

} // namespace lamina::init

namespace lamina::core {

/// gain / sqrt(fan)
inline double kaiming_deviation(Weight const& weight, init::Mode mode, double gain)
{
    return gain / math::sqrt(mode == init::Mode::fan_in ? weight.fan_in() : weight.fan_out());
}

} // namespace lamina::core

namespace lamina::init {

/// Uniform numbers within sqrt(3) gain / sqrt(fan), for layers before a ReLU: torch.nn.init.kaiming_uniform_.
/// (He and others, Delving Deep into Rectifiers, 2015.)
///
///     initialise(net, init::KaimingUniform{.a = 0.2}, generator);                // before LeakyReLU(0.2)
///     initialise(net, init::KaimingUniform{.gain = init::gain::selu}, generator); // before SELU
struct KaimingUniform {
    double a = 0;                      ///< the slope below 0 of the LeakyReLU after it, 0 for a ReLU
    Mode mode = Mode::fan_in;          ///< which fan
    double gain = gain::leaky_relu(a); ///< for another activation after it
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        double const bound = core::math::sqrt(3.0) * core::kaiming_deviation(weight, mode, gain);
        core::fill_uniform(numbers, -bound, bound, generator);
    }
};

/// Normal numbers with the deviation gain / sqrt(fan), for layers before a ReLU:
/// torch.nn.init.kaiming_normal_.
struct KaimingNormal {
    double a = 0;                      ///< the slope below 0 of the LeakyReLU after it, 0 for a ReLU
    Mode mode = Mode::fan_in;          ///< which fan
    double gain = gain::leaky_relu(a); ///< for another activation after it
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        core::fill_normal(numbers, 0, core::kaiming_deviation(weight, mode, gain), generator);
    }
};

} // namespace lamina::init
