// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/text.hpp>

namespace lamina {

/// The same layer under a name of its own in the keys of its parameters: Named<"encoder", Linear<8, 4>> has
/// "encoder.weight" where the bare layer has its position, "0.weight". An empty name does not compile, nor do
/// two equal ones.
template <core::Text Name, class Layer>
struct Named {
    using Unnamed = Layer;
    static constexpr std::string_view prefix = Name.view();
};

} // namespace lamina

namespace lamina::core {

template <class Layer>
concept IsNamed = requires { typename Layer::Unnamed; };

template <class Layer>
inline constexpr bool has_empty_name = false;
template <Text Name, class Layer>
inline constexpr bool has_empty_name<Named<Name, Layer>> = Name.view().empty();

template <class Layer>
struct WithoutName {
    using type = Layer;
};
template <IsNamed Layer>
struct WithoutName<Layer> {
    using type = typename Layer::Unnamed;
};

/// The layer without its name.
template <class Layer>
using Bare = typename WithoutName<Layer>::type;

/// What the keys of a layer's parameters start with: the name that Named gave, else the position in decimal.
struct Prefix {
    std::string_view name;
    std::size_t position;

    /// Where it would end in a text that it starts: names may have dots.
    [[nodiscard]] constexpr std::size_t length_in(std::string_view text) const
    {
        return name.empty() ? text.find('.') : name.size();
    }
    [[nodiscard]] constexpr bool operator==(std::string_view text) const
    {
        return name.empty() ? (TextBuilder<20>() << position).view() == text : name == text;
    }
};

/// The prefix of a layer at this position.
template <class Layer>
constexpr Prefix prefix_of(std::size_t position)
{
    if constexpr (IsNamed<Layer>)
        return {Layer::prefix, position};
    else
        return {{}, position};
}

} // namespace lamina::core
