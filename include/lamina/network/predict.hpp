// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/argmax.hpp>
#include <lamina/pass/targets.hpp>

namespace lamina::core {

/// That a network's outputs are one for each class.
template <class Outputs>
struct OnePerClass;

template <std::size_t outputs>
struct OnePerClass<Gives<outputs>> {
    static constexpr bool value = outputs > 1;
    struct Check {
        static_assert(value,
                      "lamina: predict says which output is the largest, and this network has one. Compare "
                      "that with a threshold: net(x)(i, 0) > 0.5.");
    };
};

template <ArrayLike Outputs>
constexpr auto labels_of(Outputs const& y)
{
    using Traits = ArrayTraits<Outputs>;
    auto const from = Traits::open(y);
    auto const label = [&](std::size_t row) {
        return largest_of(Traits::shape(y).back(), [&](std::size_t i) { return from(row, i); });
    };
    if constexpr (Traits::rank == 1) {
        return label(0);
    } else {
        auto labels = Traits::make_labels(y);
        for (std::size_t row = 0; row < from.rows(); ++row) labels[row] = label(row);
        return labels;
    }
}

/// The class that a network sees in each row of a batch: the largest output, see argmax. x is what net(x)
/// takes: of one sample it gives a std::size_t, of a batch an xt::xtensor<std::size_t, 1> (rows), or where it
/// is one of the standard library's a std::vector or std::array.
template <class Net, class X>
[[nodiscard]] constexpr auto predict(Net const& net, X const& x)
{
    static_assert(asserted<OnePerClass<Gives<Net::outputs>>>);
    return labels_of(net(x));
}
/// The same for one sample in braces: predict(net, {0.3F, 0.7F}).
template <class Net, std::size_t Count>
[[nodiscard]] constexpr std::size_t predict(Net const& net, typename Net::value_type const (&x)[Count])
{
    static_assert(asserted<OnePerClass<Gives<Net::outputs>>>);
    return labels_of(net(x));
}

} // namespace lamina::core

namespace lamina {
using core::predict;
} // namespace lamina
