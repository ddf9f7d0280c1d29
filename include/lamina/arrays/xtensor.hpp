// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>

#if __has_include(<xtensor/core/xtensor_config.hpp>) // 0.26 and later
#include <xtensor/core/xtensor_config.hpp>
#elif __has_include(<xtensor/xtensor_config.hpp>)
#include <xtensor/xtensor_config.hpp>
#else
#error "lamina: needs xtensor 0.24 or later, which is not found; <lamina/inference.hpp> does without."
#include "lamina_stops_here"
#endif
#if XTENSOR_VERSION_MAJOR * 100 + XTENSOR_VERSION_MINOR < 24
#error "lamina: needs xtensor 0.24 or later; what is found is older."
#include "lamina_stops_here"
#endif
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xfixed.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xfixed.hpp>
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif

#include <array>
#include <concepts>

namespace lamina::core {

/// The number of axes that a shape type has; 0 where it is known only at run time, as an xarray's.
/// (xt::get_rank says SIZE_MAX for every view and expression of xtensor 0.24.)
template <class Shape>
inline constexpr std::size_t rank_of_shape = 0;
template <class Size, std::size_t Rank>
inline constexpr std::size_t rank_of_shape<std::array<Size, Rank>> = Rank;
template <std::size_t... Sizes>
inline constexpr std::size_t rank_of_shape<xt::fixed_shape<Sizes...>> = sizeof...(Sizes);

/// The first size that a shape type states, else a number of run time.
template <class Shape>
struct RowsOfShape {
    using type = std::size_t;
};
template <std::size_t Rows, std::size_t... More>
struct RowsOfShape<xt::fixed_shape<Rows, More...>> {
    using type = Constant<Rows>;
};

template <class Shape>
inline constexpr std::size_t last_of_shape = 0;
template <std::size_t... Sizes>
inline constexpr std::size_t last_of_shape<xt::fixed_shape<Sizes...>> = (0, ..., Sizes);

/// Whether an array is contiguous rows of a fixed length.
template <class Array>
inline constexpr bool is_packed = false;
template <class T, std::size_t Rows, std::size_t Columns, bool Sharable, class Tag>
inline constexpr bool is_packed<
    xt::xfixed_container<T, xt::fixed_shape<Rows, Columns>, xt::layout_type::row_major, Sharable, Tag>> =
    true;

/// An xtensor expression, element by element; all axes after the first are one.
template <class Array, class RowCount>
struct Elements {
    Array& array;
    RowCount row_count;

    [[nodiscard]] RowCount rows() const { return row_count; }
    [[nodiscard]] decltype(auto) operator()(std::size_t row, std::size_t column) const
    {
        constexpr std::size_t rank = rank_of_shape<std::remove_cvref_t<typename Array::shape_type>>;
        if constexpr (rank == 1) {
            return array(column);
        } else if constexpr (rank == 2) {
            return array(row, column);
        } else {
            std::array<std::size_t, rank> at{row};
            for (std::size_t axis = rank - 1; axis > 0; column /= array.shape(axis--))
                at[axis] = column % array.shape(axis);
            return array.element(at.begin(), at.end());
        }
    }
};

/// An xtensor container, view or lazy expression, of any layout.
template <class Array>
    requires std::derived_from<Array, xt::xexpression<Array>>
struct ArrayTraits<Array> : ArrayDefaults {
    using Element = typename Array::value_type;
    using Shape = std::remove_cvref_t<typename Array::shape_type>;
    static constexpr std::size_t rank = rank_of_shape<Shape>;

    /// The length of the first axis, as a Constant where the type says it.
    using Length = typename RowsOfShape<Shape>::type;
    static constexpr bool is_fixed = is_constant<Length>;

    static Length length(Array const& array)
    {
        if constexpr (is_fixed)
            return {};
        else
            return array.shape(0);
    }

    /// How many samples the array has; one axis is one sample.
    static auto rows(Array const& array)
    {
        if constexpr (rank == 1)
            return Constant<1>{};
        else
            return length(array);
    }
    using Rows = decltype(rows(std::declval<Array const&>()));

    /// The length of the last axis where the type says it, else 0.
    static constexpr std::size_t fixed_columns = last_of_shape<Shape>;

    /// A container is its own temporary_type; views and adaptors have another.
    static constexpr bool is_view = [] {
        if constexpr (requires { typename Array::temporary_type; })
            return !std::same_as<Array, typename Array::temporary_type>;
        else
            return false;
    }();

    /// Elements of a view of memory are references, those of an expression values.
    static constexpr bool is_lazy = !std::is_reference_v<typename Array::const_reference>;
    static auto compute(Array const& array)
    {
        if constexpr (is_fixed)
            return xt::xtensor_fixed<Element, Shape>(array);
        else
            return xt::xtensor<Element, rank>(array);
    }

    static auto shape(Array const& array)
    {
        std::array<std::size_t, rank> sizes{};
        for (std::size_t axis = 0; axis < rank; ++axis) sizes[axis] = array.shape(axis);
        return sizes;
    }

    /// The array as rows of numbers, to read or, if it is not const, to write.
    template <class MaybeConst>
    static auto open(MaybeConst& array)
    {
        if constexpr (rank <= 2 && requires { array.data() + array.data_offset() + array.strides()[0]; }) {
            std::ptrdiff_t const row_step = rank == 1 ? 0 : array.strides()[0];
            auto* const data = array.data() + static_cast<std::ptrdiff_t>(array.data_offset());
            using Number = std::remove_pointer_t<decltype(array.data())>;
            if constexpr (is_packed<Array>)
                return Strided<
                    Number, Rows, Constant<1>,
                    std::integral_constant<std::ptrdiff_t, static_cast<std::ptrdiff_t>(fixed_columns)>>{
                    data, rows(array), {}, {}};
            else if constexpr (Array::static_layout == xt::layout_type::row_major)
                return Strided<Number, Rows, Constant<1>>{data, rows(array), row_step, {}};
            else
                return Strided<Number, Rows, std::ptrdiff_t>{data, rows(array), row_step,
                                                             array.strides()[rank - 1]};
        } else {
            return Elements<MaybeConst, Rows>{array, rows(array)};
        }
    }

    /// An array for `Columns` results a sample, with as many axes as this one has, fixed if this one is.
    template <class T, std::size_t Columns>
    static auto make_result(Array const& array)
    {
        if constexpr (is_fixed && rank == 1)
            return xt::xtensor_fixed<T, xt::xshape<Columns>>{};
        else if constexpr (is_fixed)
            return xt::xtensor_fixed<T, xt::xshape<Rows::value, Columns>>{};
        else if constexpr (rank == 1)
            return xt::xtensor<T, 1>::from_shape({Columns});
        else
            return xt::xtensor<T, 2>::from_shape({rows(array), Columns});
    }

    static auto make_same(Array const& array)
    {
        if constexpr (fixed_columns != 0)
            return make_result<Element, fixed_columns>(array);
        else
            return xt::xtensor<Element, rank>::from_shape(shape(array));
    }

    static auto make_labels(Array const& array)
    {
        return xt::xtensor<std::size_t, 1>::from_shape({rows(array)});
    }
};

template <class T, std::size_t Rank>
    requires(Rank > 0)
struct OwnArray<T, Rank> {
    static auto make(std::array<std::size_t, Rank> const& shape)
    {
        return xt::xtensor<T, Rank>::from_shape(shape);
    }
};

} // namespace lamina::core
