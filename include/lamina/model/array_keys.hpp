// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/facts.hpp>
#include <lamina/support/errors.hpp>
#include <lamina/support/pattern.hpp>

#include <string>

namespace lamina::core {

/// A trained array of a network: its key is "prefix.name", or "prefix.prefix.name" within a layer of layers;
/// it starts at `offset` among all parameters in PyTorch's order, (rows, columns) row by row.
struct ArrayKey {
    static constexpr std::size_t deepest = 6; ///< layers of layers
    std::array<Prefix, deepest> path{};
    std::size_t depth = 0;
    Parameter parameter{};
    std::size_t offset = 0;

    [[nodiscard]] constexpr bool operator==(std::string_view key) const
    {
        for (std::size_t i = 0; i < depth; ++i) {
            std::size_t const dot = path[i].length_in(key);
            if (dot >= key.size() || key[dot] != '.' || !(path[i] == key.substr(0, dot))) return false;
            key.remove_prefix(dot + 1);
        }
        return key == parameter.name;
    }

    /// Whether the key begins with a pattern, in which * stands for any characters.
    [[nodiscard]] constexpr bool begins_with(std::string_view pattern) const
    {
        TextBuilder<256> text;
        for (std::size_t i = 0; i < depth; ++i) {
            if (path[i].name.empty())
                text << path[i].position;
            else
                text << path[i].name;
            text << '.';
        }
        return core::begins_with((text << parameter.name).view(), pattern);
    }

    [[nodiscard]] std::string key() const
    {
        std::string result;
        for (std::size_t i = 0; i < depth; ++i) {
            Piece const start = path[i].name.empty() ? Piece(path[i].position) : Piece(path[i].name);
            result += Joined({start, "."}).text();
        }
        return result += parameter.name;
    }
};

/// The keys of the arrays of layers, in order.
template <class... Layers>
class ArrayKeysOf {
    template <class Layer>
    static constexpr std::size_t count_of()
    {
        if constexpr (CompositeLayer<Layer>)
            return []<class... Inner>(LayerList<Inner...>) {
                return ArrayKeysOf<Inner...>::count;
            }(typename Layer::Inside{});
        else
            return Layer::parameters.size();
    }

public:
    static constexpr std::size_t count = (std::size_t{0} + ... + count_of<Bare<Layers>>());

    /// Writes them to `next` on; `from` has the path to these layers, and the offset that comes next.
    template <std::size_t depth = 0>
    static constexpr void write(ArrayKey*& next, ArrayKey& from)
    {
        static_assert(depth < ArrayKey::deepest,
                      "lamina: layers of this network lie more than six deep in one another, Sequential in "
                      "Residual in Concat and so on. Write the inner ones side by side.");
        [[maybe_unused]] std::size_t position = 0;
        if constexpr (depth < ArrayKey::deepest) (write_layer<Layers, depth>(next, from, position++), ...);
    }

private:
    template <class Layer, std::size_t depth>
    static constexpr void write_layer(ArrayKey*& next, ArrayKey& from, std::size_t position)
    {
        from.path[from.depth++] = prefix_of<Layer>(position);
        if constexpr (CompositeLayer<Bare<Layer>>) {
            []<class... Inner>(LayerList<Inner...>, ArrayKey*& inner, ArrayKey& path) {
                ArrayKeysOf<Inner...>::template write<depth + 1>(inner, path);
            }(typename Bare<Layer>::Inside{}, next, from);
        } else {
            for (Parameter const& parameter : Bare<Layer>::parameters) {
                *next = from;
                next++->parameter = parameter;
                from.offset += parameter.size();
            }
        }
        --from.depth;
    }
};

template <class A>
struct ArrayKeysOfNetwork;
template <class... Layers>
struct ArrayKeysOfNetwork<Sequential<Layers...>> {
    static constexpr auto keys = [] {
        std::array<ArrayKey, ArrayKeysOf<Layers...>::count> all{};
        ArrayKey from;
        ArrayKey* next = all.data();
        ArrayKeysOf<Layers...>::write(next, from);
        return all;
    }();
};

/// The trained arrays of a network in PyTorch's order.
template <class A>
inline constexpr auto array_keys = ArrayKeysOfNetwork<A>::keys;

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
