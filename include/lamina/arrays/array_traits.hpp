// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/sources.hpp>
#include <lamina/support/asserted.hpp>
#include <lamina/support/errors.hpp>

#include <array>
#include <type_traits>
#include <utility>

namespace lamina::core {

/// What a network needs to know of an array type:
///
///     Element; rank                      // 0 where only run time knows how many axes there are
///     Length; length(array)              // of the first axis, a Constant where the type says it
///     rows(array)                        // how many samples: of one axis, a Constant<1>
///     fixed_columns                      // the length of the last axis where the type says it, else 0
///     shape(array); open(array)          // how to read it and, if it is not const, to write it
///     make_result<T, Columns>(array)     // an array for as many samples of so many numbers each
///     make_same(array)                   // an array of the same shape
///     make_labels(array)                 // an array of a std::size_t for each row, by [row]
///     is_view                            // writing to a temporary of it writes to memory that lasts
///     is_lazy                            // its numbers are computed when they are read, by
///     compute(array)                     // into an array that has memory
///
/// contiguous.hpp has it for memory as the standard library's, matrix_view.hpp for rows by pointer, and
/// arrays.hpp for xtensor.
template <class Array>
struct ArrayTraits;

/// What holds for most arrays.
struct ArrayDefaults {
    static constexpr std::size_t fixed_columns = 0;
    static constexpr bool is_view = false;
    static constexpr bool is_lazy = false;
};

template <class Array>
concept ArrayLike = requires { ArrayTraits<Array>::rank; };

/// The number of an array's axes; 0 of what is no array.
template <class Array>
inline constexpr std::size_t rank_of = 0;
template <ArrayLike Array>
inline constexpr std::size_t rank_of<Array> = ArrayTraits<Array>::rank;

/// The type of an array's numbers; void of what is no array.
template <class Array>
struct ElementOf {
    using type = void;
};
template <ArrayLike Array>
struct ElementOf<Array> {
    using type = typename ArrayTraits<Array>::Element;
};

/// An array as it is, or, where its numbers are computed when they are read, one with these numbers: what
/// reads a batch more than once, computes it once.
template <class Array>
decltype(auto) in_memory(Array const& array)
{
    if constexpr (ArrayTraits<Array>::is_lazy)
        return ArrayTraits<Array>::compute(array);
    else
        return (array);
}

/// The array type in which a network hands out its parameters.
template <class T, std::size_t Rank>
struct OwnArray {
    static_assert(Rank == 0,
                  "lamina: arrays come with <lamina/lamina.hpp>. With <lamina/inference.hpp> alone, give "
                  "get<\"key\">(…) a std::span to write to.");
};

/// That a network of T can read an array, of two axes at most, or of more where a trained array has them.
template <class T, class Array, std::size_t most_axes = 2>
struct Readable {
    using Element = typename ElementOf<Array>::type;
    static constexpr bool same_element = std::is_same_v<Element, T>;
    static constexpr bool is_text = std::is_same_v<Element, char>;
    static constexpr bool is_array =
        ArrayLike<Array> && (same_element || (std::is_arithmetic_v<Element> && !is_text));
    static constexpr bool has_rank = is_array && rank_of<Array> >= 1 && rank_of<Array> <= most_axes;
    static constexpr bool value = has_rank && same_element;

    struct Check {
        static_assert(
            is_array,
            "lamina: this is no array of numbers. One sample is {1, 2}, a std::array, std::vector, "
            "std::span, T[n] or xt::xtensor<T, 1>; a batch is an xt::xtensor<T, 2>, a "
            "std::vector<std::array<T, n>>, or MatrixView{pointer, rows, columns} and MatrixView{vector, "
            "columns}.");
        static_assert(
            !is_array || has_rank,
            "lamina: a network takes arrays of one axis (one sample) or two (a batch of them), known "
            "when compiled; an xarray's are not. Use xt::xtensor<T, 2>.");
        static_assert(!has_rank || same_element,
                      "lamina: this array has other elements than the network or expression, whose type "
                      "comes first above. Convert it: xt::cast<float>(array), "
                      "std::vector<float>(v.begin(), v.end()).");
    };
};

/// That a network can write to an array, given as `Array&`, or as `Array` if it is a temporary.
template <class T, class Given>
struct Writable {
    using Array = std::remove_cvref_t<Given>;
    using Sink = decltype(ArrayTraits<Array>::open(std::declval<std::remove_reference_t<Given>&>()));
    static constexpr bool is_open = requires(Sink const& sink, T number) {
        sink(std::size_t{0}, std::size_t{0}) = number;
    } || requires(Sink const& sink, T number) { *sink.data = number; };
    static constexpr bool lasts = std::is_lvalue_reference_v<Given> || ArrayTraits<Array>::is_view;
    static constexpr bool value = is_open && lasts;

    struct Check {
        static_assert(is_open, "lamina: the array for the results cannot be written to: it is const, or an "
                               "expression without memory of its own.");
        static_assert(!is_open || lasts,
                      "lamina: the results would be written into a temporary array and lost. Give one that "
                      "has a name, or a view of one.");
    };
};

template <std::size_t>
struct Needs;

/// That the rows of an array may be as long as they must be; a length of 0 is one that no type tells.
template <class Array, class Width>
struct HasWidth;

template <class Array, std::size_t width>
struct HasWidth<Array, Needs<width>> {
    static constexpr std::size_t given = ArrayTraits<Array>::fixed_columns;
    static constexpr bool value = given == 0 || width == 0 || given == width;

    struct Check {
        static_assert(value, "lamina: the rows of this array, whose type comes first above, are not as long "
                             "as the network Needs, which is the number after it.");
    };
};

/// That two arrays have as many axes.
template <class Inputs, class Outputs>
struct SameAxes {
    static constexpr bool value = ArrayTraits<Inputs>::rank == ArrayTraits<Outputs>::rank;

    struct Check {
        static_assert(value,
                      "lamina: of the inputs and the array for the results, whose types are above, one is a "
                      "sample and one a batch. Of memory, MatrixView{memory, columns} makes a batch.");
    };
};

/// Throws the ShapeError of an array whose last axis should have this length.
template <std::size_t Rank>
[[noreturn, gnu::cold, gnu::noinline]] void throw_wrong_width(std::array<std::size_t, Rank> const& given,
                                                              std::size_t width, char const* what)
{
    auto needed = given;
    needed.back() = width;
    auto const fail = [&](std::initializer_list<Piece> hint) {
        Joined const text(hint);
        raise<ShapeError>({"lamina: the network needs ", what, " of the shape ", needed,
                           "; the array given has ", given, ".", text.text()});
    };
    if constexpr (Rank == 2)
        if (given.front() == width) fail({" Each row is a sample: is it transposed?"});
    if constexpr (Rank == 1)
        if (given.back() != 0 && width != 0 && given.back() % width == 0)
            fail({" One axis is one sample; ", given.back() / width, " samples are an array of the shape ",
                  std::array{given.back() / width, width}, "."});
    fail({});
    __builtin_unreachable();
}

/// Throws ShapeError unless the last axis of an array has this length: a comparison in each step, without the
/// text.
template <class Array>
[[gnu::always_inline]] constexpr void require_width(Array const& array, std::size_t width, char const* what)
{
    auto const given = ArrayTraits<Array>::shape(array);
    if (given.back() != width) throw_wrong_width(given, width, what);
}

} // namespace lamina::core
