// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/network/network.hpp>

#if __has_include(<xtensor/containers/xarray.hpp>) // 0.26 and later
#include <xtensor/containers/xarray.hpp>
#else
#include <xtensor/xarray.hpp>
#endif

#include <string>
#include <utility>
#include <vector>

namespace lamina::core {

/// The shape of a trained array, as PyTorch has it.
inline std::vector<std::size_t> shape_of(Parameter const& parameter)
{
    auto const axes = parameter.axes();
    return {axes.begin(), axes.begin() + static_cast<std::ptrdiff_t>(parameter.rank())};
}

/// Number i of a line of an array that has the parameter's shape.
inline auto number_of(auto const& array, Parameter const& parameter, std::size_t line, std::size_t i)
{
    if (parameter.rank() == 1) return array(i);
    if (parameter.rank() == 2) return array(line, i);
    if (parameter.rank() == 3) return array(line, i / parameter.further[0], i % parameter.further[0]);
    std::size_t const last = parameter.further[1];
    return array(line, i / last / parameter.further[0], i / last % parameter.further[0], i % last);
}

/// The arrays of a network, a gradient or Parameters under PyTorch's names, in PyTorch's order and shapes.
template <class Owner, class A, class T>
[[nodiscard]] std::vector<std::pair<std::string, xt::xarray<T>>>
state_dict(KeyedArrays<Owner, A, T> const& arrays)
{
    auto const& owner = static_cast<Owner const&>(arrays);
    std::vector<std::pair<std::string, xt::xarray<T>>> state;
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index) {
        Parameter const& parameter = array_keys<A>[index].parameter;
        auto array = xt::xarray<T>::from_shape(shape_of(parameter));
        for (std::size_t line = 0; line < parameter.lines(); ++line)
            for (std::size_t i = 0; i < parameter.length(); ++i)
                array.flat(line * parameter.length() + i) = owner.element(index, line, i);
        state.emplace_back(array_keys<A>[index].key(), std::move(array));
    }
    return state;
}

/// Sets the arrays of a network, a gradient or Parameters from (name, array) pairs in any order: what
/// state_dict gives, a std::map, … Throws StateError, naming every key that is missing, unexpected, given
/// twice or misshapen, with the arrays as they were.
template <class Owner, class A, class T, class Pairs>
void load_state_dict(KeyedArrays<Owner, A, T>& arrays, Pairs const& pairs)
{
    std::array<bool, array_keys<A>.size()> seen{};
    std::string problems;
    auto loaded = static_cast<Owner const&>(arrays);
    for (auto const& [name, array] : pairs) {
        static_assert(
            std::same_as<typename std::remove_cvref_t<decltype(array)>::value_type, T>,
            "lamina: the arrays of this state_dict have other elements than the network. Convert them: "
            "xt::cast<float>(array).");
        std::size_t const index = find_array<A>(name);
        if (index == seen.size()) {
            problems += Joined({"\n  unexpected: \"", name, "\""}).text();
            continue;
        }
        if (seen[index]) problems += Joined({"\n  given twice: \"", name, "\""}).text();
        seen[index] = true;
        Parameter const& parameter = array_keys<A>[index].parameter;
        std::vector<std::size_t> const given(array.shape().begin(), array.shape().end());
        if (std::vector<std::size_t> const needed = shape_of(parameter); given != needed) {
            problems += Joined({"\n  misshapen: \"", name, "\" is ", given, " and must be ", needed}).text();
            continue;
        }
        for (std::size_t line = 0; line < parameter.lines(); ++line)
            for (std::size_t i = 0; i < parameter.length(); ++i)
                loaded.element(index, line, i) = number_of(array, parameter, line, i);
    }
    for (std::size_t index = 0; index < seen.size(); ++index)
        if (!seen[index]) problems += Joined({"\n  missing: \"", array_keys<A>[index].key(), "\""}).text();
    if (!problems.empty())
        raise<StateError>(
            ("lamina: this state_dict does not fit the network; nothing was loaded:" + problems).c_str());
    static_cast<Owner&>(arrays) = std::move(loaded);
}

} // namespace lamina::core

namespace lamina {
using core::load_state_dict;
using core::state_dict;
} // namespace lamina
