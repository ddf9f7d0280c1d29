// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/model/array_keys.hpp>
#include <lamina/support/errors.hpp>

#include <algorithm>
#include <concepts>
#include <span>
#include <utility>

namespace lamina::core {

template <std::size_t... Sizes>
struct Shape;

/// That an array given in braces has the shape that it must have.
template <class Given, class Needed>
struct SameShape {
    static constexpr bool value = std::is_same_v<Given, Needed>;

    struct Check {
        static_assert(
            value, "lamina: these braces have another shape than the array needs. The first Shape above is "
                   "theirs, the second one is needed. Rows have braces of their own: {{1, 2}, {3, 4}}.");
    };
};

/// Any number: in braces it is taken where a network's own number type in as many is not.
struct AnyNumber {
    template <class Number>
        requires std::is_arithmetic_v<Number>
    constexpr AnyNumber(Number /*number*/)
    {}
};

/// Memory that a trained array may be set from, or copied to, line by line.
template <class Numbers, class T>
concept Lines = Contiguous<std::remove_cvref_t<Numbers>> && std::convertible_to<Numbers, std::span<T>>;

/// The trained arrays of a network by their keys, over whatever owns the numbers: its element(index, line, i)
/// reads and writes.
///
/// Arrays come in as braces, as a span, line by line, or as xtensor arrays; they go out as xtensor arrays or
/// into a span; those of more than two axes come in as a span or an xtensor array. An unknown key and braces
/// of the wrong shape do not compile; a span or an array of the wrong shape throws ShapeError.
template <class Owner, class A, class T>
class KeyedArrays {
    KeyedArrays() = default;
    friend Owner;

public:
    /// A copy of an array: xt::xtensor<T, 2> (outputs, inputs) for a weight, xt::xtensor<T, 1> (outputs) for
    /// a bias. It is const, so that only a copy with a name can be written to: `set` takes that back.
    template <Text Key>
    [[nodiscard]] decltype(auto) get() const
    {
        constexpr Parameter wanted = Lookup<Key, A>::parameter;
        auto array = OwnArray<T, wanted.rank()>::make(wanted.shape<wanted.rank()>());
        read(Lookup<Key, A>::index, ArrayTraits<decltype(array)>::open(array));
        return std::add_const_t<decltype(array)>(std::move(array));
    }

    /// The same into a span, line by line.
    template <Text Key>
    constexpr void get(std::span<T> numbers) const
    {
        constexpr Parameter wanted = Lookup<Key, A>::parameter;
        require_shape(Lookup<Key, A>::index, std::array{wanted.size()}, std::array{numbers.size()});
        read(Lookup<Key, A>::index, rows_of(numbers.data(), wanted.lines(), wanted.length()));
    }

    /// The same into an array of its shape.
    template <Text Key, class Array>
        requires(!Lines<Array, T>)
    void get(Array&& array) const
    {
        using Bare = std::remove_cvref_t<Array>;
        using Fits = Readable<T, Bare, most_axes<Key>>;
        static_assert(asserted<Fits>);
        if constexpr (Fits::value) {
            static_assert(asserted<Writable<T, Array>>);
            require_shape_of(Lookup<Key, A>::index, array);
            if constexpr (Writable<T, Array>::value)
                read(Lookup<Key, A>::index, ArrayTraits<Bare>::open(array));
        }
    }

    template <Text Key, std::size_t Rows, std::size_t Columns>
        requires(Lookup<Key, A>::parameter.rank() == 2)
    constexpr void set(T const (&numbers)[Rows][Columns])
    {
        constexpr Parameter wanted = Lookup<Key, A>::parameter;
        static_assert(asserted<SameShape<Shape<Rows, Columns>, Shape<wanted.rows, wanted.columns>>>);
        if constexpr (SameShape<Shape<Rows, Columns>, Shape<wanted.rows, wanted.columns>>::value)
            write(Lookup<Key, A>::index, Braces<T, Rows, Columns>{numbers});
    }

    template <Text Key, std::size_t Rows>
        requires(Lookup<Key, A>::parameter.rank() == 1)
    constexpr void set(T const (&numbers)[Rows])
    {
        static_assert(asserted<SameShape<Shape<Rows>, Shape<Lookup<Key, A>::parameter.rows>>>);
        if constexpr (SameShape<Shape<Rows>, Shape<Lookup<Key, A>::parameter.rows>>::value)
            write(Lookup<Key, A>::index, rows_of(&numbers[0], 1, Rows));
    }

    /// One row of braces where there should be several.
    template <Text Key, std::size_t Count>
        requires(Lookup<Key, A>::parameter.rank() == 2)
    constexpr void set(AnyNumber const (& /*numbers*/)[Count])
    {
        constexpr Parameter wanted = Lookup<Key, A>::parameter;
        static_assert(asserted<SameShape<Shape<Count>, Shape<wanted.rows, wanted.columns>>>);
    }

    /// Rows of braces where there should be none.
    template <Text Key, std::size_t Rows, std::size_t Columns>
        requires(Lookup<Key, A>::parameter.rank() == 1)
    constexpr void set(AnyNumber const (& /*numbers*/)[Rows][Columns])
    {
        static_assert(asserted<SameShape<Shape<Rows, Columns>, Shape<Lookup<Key, A>::parameter.rows>>>);
    }

    template <Text Key, Lines<T const> Numbers>
    constexpr void set(Numbers const& array)
    {
        std::span<T const> const numbers(array);
        constexpr Parameter wanted = Lookup<Key, A>::parameter;
        require_shape(Lookup<Key, A>::index, std::array{wanted.size()}, std::array{numbers.size()});
        write(Lookup<Key, A>::index, rows_of(numbers.data(), wanted.lines(), wanted.length()));
    }

    template <Text Key, class Array>
        requires(!Lines<Array, T const>)
    void set(Array const& array)
    {
        using Fits = Readable<T, Array, most_axes<Key>>;
        static_assert(asserted<Fits>);
        if constexpr (Fits::value) write_array(Lookup<Key, A>::index, array);
    }

protected:
    /// Takes an array of the shape of array `index`.
    template <class Array>
    void write_array(std::size_t index, Array const& array)
    {
        require_shape_of(index, array);
        write(index, ArrayTraits<Array>::open(array));
    }

    constexpr void write(std::size_t index, auto const& from)
    {
        Parameter const& array = array_keys<A>[index].parameter;
        for (std::size_t line = 0; line < array.lines(); ++line)
            for (std::size_t i = 0; i < array.length(); ++i)
                static_cast<Owner&>(*this).element(index, line, i) = from(line, i);
    }

    /// Draws every number as PyTorch does, layer by layer.
    constexpr void draw(auto& generator)
    {
        for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
            write(index, [&, parameter = array_keys<A>[index].parameter](std::size_t, std::size_t) {
                if (parameter.bound == 0) return static_cast<T>(parameter.initial);
                return static_cast<T>(
                    generator.uniform(static_cast<T>(-parameter.bound), static_cast<T>(parameter.bound)));
            });
    }

    constexpr void read(std::size_t index, auto const& to) const
    {
        Parameter const& array = array_keys<A>[index].parameter;
        for (std::size_t line = 0; line < array.lines(); ++line)
            for (std::size_t i = 0; i < array.length(); ++i)
                to(line, i) = static_cast<Owner const&>(*this).element(index, line, i);
    }

private:
    template <Text Key>
    static constexpr std::size_t most_axes = (std::max)(std::size_t{2}, Lookup<Key, A>::parameter.rank());

    template <class Array>
    static void require_shape_of(std::size_t index, Array const& array)
    {
        Parameter const& wanted = array_keys<A>[index].parameter;
        auto const given = ArrayTraits<Array>::shape(array);
        auto const axes = wanted.axes();
        require_shape(index, std::span(axes).first(wanted.rank()), given);
    }

    static constexpr void require_shape(std::size_t index, auto const& needed, auto const& given)
    {
        bool same = needed.size() == given.size();
        for (std::size_t axis = 0; same && axis < needed.size(); ++axis) same = needed[axis] == given[axis];
        if (!same)
            raise<ShapeError>({"lamina: \"", array_keys<A>[index].key(), "\" has the shape ", needed,
                               "; the array given has ", given, "."});
    }
};

} // namespace lamina::core
