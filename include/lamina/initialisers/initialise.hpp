// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>
#include <lamina/model/keyed_arrays.hpp>

#include <vector>

namespace lamina::core {

/// Whether the array at this index is the first one of the network with two or more axes.
template <class A>
constexpr bool is_first_weight(std::size_t index)
{
    for (std::size_t before = 0; before < index; ++before)
        if (array_keys<A>[before].parameter.rank() > 1) return false;
    return array_keys<A>[index].parameter.rank() > 1;
}

/// Fills one array.
template <class Owner, class A, class T, class Initialiser>
void initialise_array(KeyedArrays<Owner, A, T>& arrays, std::size_t index, Initialiser const& initialiser,
                      auto& generator)
{
    Parameter const& parameter = array_keys<A>[index].parameter;
    std::vector<T> numbers(parameter.size());
    initialiser(std::span{numbers}, Weight{parameter, is_first_weight<A>(index)}, generator);
    auto number = numbers.begin();
    for (std::size_t line = 0; line < parameter.lines(); ++line)
        for (std::size_t i = 0; i < parameter.length(); ++i)
            static_cast<Owner&>(arrays).element(index, line, i) = *number++;
}

/// Fills every weight of a network, of Parameters or of a gradient: each array of two or more axes, in
/// PyTorch's order; the generator moves on. Biases, and what a LayerNorm trains, stay as they are. An
/// initialiser that draws nothing needs no generator.
///
///     initialise(net, init::KaimingNormal{}, random::Torch{0});
///     initialise<"2.bias">(net, init::Zeros{});
template <class Owner, class A, class T, class Initialiser, class G = NoGenerator>
void initialise(KeyedArrays<Owner, A, T>& arrays, Initialiser const& initialiser, G&& generator = {})
{
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        if (array_keys<A>[index].parameter.rank() > 1)
            initialise_array(arrays, index, initialiser, generator);
}

/// Fills the array with this key, which may be a bias where the initialiser needs no fan_in and fan_out.
template <Text Key, class Owner, class A, class T, class Initialiser, class G = NoGenerator>
void initialise(KeyedArrays<Owner, A, T>& arrays, Initialiser const& initialiser, G&& generator = {})
{
    constexpr bool has_fans = Lookup<Key, A>::parameter.rank() > 1;
    static_assert(
        has_fans || !CountsFans<Initialiser>,
        "lamina: this initialiser goes by how many values come into an output, which an array of one "
        "axis, such as a bias, does not tell. Use init::Uniform, init::Normal or init::Zeros there.");
    if constexpr (has_fans || !CountsFans<Initialiser>)
        initialise_array(arrays, Lookup<Key, A>::index, initialiser, generator);
}

} // namespace lamina::core

namespace lamina {
using core::initialise;
} // namespace lamina
