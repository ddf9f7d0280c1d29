// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/facts.hpp>
#include <lamina/support/errors.hpp>

#include <string>

namespace lamina::core {

/// A trained array of a network: its key is "prefix.name"; it starts at `offset` among all parameters in
/// PyTorch's order, (rows, columns) row by row.
struct ArrayKey {
    Prefix prefix{};
    Parameter parameter{};
    std::size_t offset = 0;

    [[nodiscard]] constexpr bool operator==(std::string_view key) const
    {
        std::size_t const length = parameter.name.size();
        return key.size() > length + 1 && key.ends_with(parameter.name) &&
               key[key.size() - length - 1] == '.' && prefix == key.substr(0, key.size() - length - 1);
    }

    [[nodiscard]] std::string key() const
    {
        Piece const start = prefix.name.empty() ? Piece(prefix.position) : Piece(prefix.name);
        return Joined({start, ".", parameter.name}).text();
    }
};

template <class A>
struct ArrayKeysOf;

template <class... Layers>
struct ArrayKeysOf<Sequential<Layers...>> {
    static constexpr std::size_t count = (Bare<Layers>::parameters.size() + ...);

    static constexpr auto keys = [] {
        std::array<ArrayKey, count> all{};
        std::size_t next = 0;
        std::size_t offset = 0;
        std::size_t position = 0;
        auto const add = [&](Prefix prefix, auto const& parameters) {
            for (Parameter const& parameter : parameters) {
                all[next++] = {prefix, parameter, offset};
                offset += parameter.size();
            }
            ++position;
        };
        (add(prefix_of<Layers>(position), Bare<Layers>::parameters), ...);
        return all;
    }();
};

/// The trained arrays of a network in PyTorch's order.
template <class A>
inline constexpr auto array_keys = ArrayKeysOf<A>::keys;

/// Which of a network's arrays has this key; their number if none has.
template <class A>
constexpr std::size_t find_array(std::string_view key)
{
    std::size_t index = 0;
    while (index < array_keys<A>.size() && !(array_keys<A>[index] == key)) ++index;
    return index;
}

/// The index of the array with a key in a network's type; a key that it has not does not compile.
template <Text Key, class A>
struct Lookup {
    static constexpr bool found = find_array<A>(Key.view()) < array_keys<A>.size();
    static constexpr std::size_t index = found ? find_array<A>(Key.view()) : 0;
    static constexpr Parameter parameter = array_keys<A>[index].parameter;
    static_assert(
        found, "lamina: this network has no parameter with this key. Keys are PyTorch's: the layer's "
               "position from 0, or the name that Named gave it, a dot, and weight or bias: \"0.weight\".");
};

} // namespace lamina::core
