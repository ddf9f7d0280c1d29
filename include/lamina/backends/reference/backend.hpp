// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/reference/place.hpp>
#include <lamina/pass/backend.hpp>
#include <lamina/support/errors.hpp>

#include <array>
#include <vector>

/// The oracle: plain scalar loops over arrays in PyTorch's order, in constant evaluation too, for every
/// number type that has the operators. Slow and obvious.
namespace lamina::reference {

struct Backend : private core::BackendDefaults<Backend> {
    using Defaults = core::BackendDefaults<Backend>;
    using Defaults::Chosen, Defaults::for_passes, Defaults::reads_rows, Defaults::writes_rows;
    using Defaults::each_row, Defaults::gradient_sums, Defaults::is_crowded, Defaults::settle,
        Defaults::sum_rows;

    template <class T>
    static constexpr bool computes = !std::integral<T>;

    /// Numbers owned by a trainer.
    template <class T>
    struct Memory : std::vector<T> {
        constexpr Memory() = default;
        constexpr explicit Memory(std::size_t size) : std::vector<T>(size, T(0)) {}
    };

    /// So many numbers in their object, or on the heap.
    template <class T, std::size_t Size>
    struct InPlace : std::array<T, Size> {
        constexpr InPlace() : std::array<T, Size>{} {}
    };
    template <class T, std::size_t Size>
    struct OnHeap : Memory<T> {
        constexpr OnHeap() : Memory<T>(Size) {}
    };
    template <class T, std::size_t Size, std::size_t most_bytes>
    using PlacedBySize =
        std::conditional_t<Size * sizeof(T) <= most_bytes, InPlace<T, Size>, OnHeap<T, Size>>;

    /// Numbers owned by a network: see Block.
    template <class T, std::size_t Size>
    struct Storage {
        using Numbers = PlacedBySize<T, Size, 16 * 1024>;
        Numbers numbers;

        [[nodiscard]] constexpr bool empty() const { return numbers.size() != Size; }
        [[nodiscard]] constexpr T* data()
        {
            if (empty()) numbers = Numbers();
            return numbers.data();
        }
        [[nodiscard]] constexpr T const* data() const
        {
            if (empty()) core::refuse_moved_from();
            return numbers.data();
        }
        bool operator==(Storage const&) const = default;
    };

    /// Numbers for the time of a call.
    template <class T, std::size_t Size>
    using Scratch = PlacedBySize<T, Size, 64 * 1024>;

    /// How many samples pass through the network together, when each takes `row` numbers.
    template <class T>
    static constexpr std::size_t tile_rows(std::size_t /*row*/, std::size_t /*weight*/)
    {
        return 16;
    }

    template <class T>
    static constexpr auto stride(auto width)
    {
        return width;
    }
    template <class T>
    static constexpr auto row_stride(auto width)
    {
        return width;
    }
    /// Rows of so many numbers that start at `data`.
    template <class T>
    static constexpr auto rows(T* data, auto width, auto /*row_count*/)
    {
        return Rows<T, decltype(width)>{data, width};
    }
    /// A trained array that starts at `data`.
    template <class T>
    static constexpr auto array(T* data, auto columns, auto row_count)
    {
        return rows<T>(data, columns, row_count);
    }

    template <class T>
    static constexpr std::array<std::size_t, 2> weight_shape(std::size_t inputs, std::size_t outputs)
    {
        return {outputs, inputs};
    }
    template <class T>
    static constexpr std::size_t weight_index(std::size_t inputs, std::size_t /*outputs*/, std::size_t o,
                                              std::size_t i)
    {
        return o * inputs + i;
    }
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr std::size_t backward_workspace(core::Dense<Inputs, Outputs, has_bias> const& /*dense*/)
    {
        return 0;
    }

    /// epilogue(place, start(place) + sum over i of x(row, i) W(column, i)), row by row.
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows, auto x,
                                   T const* weight, auto start, auto epilogue, auto /*team*/)
    {
        for (Place<T> place; place.row < rows; ++place.row)
            for (place.column = 0; place.column < dense.outputs; ++place.column) {
                T sum = start(place);
                for (std::size_t i = 0; i < dense.inputs; ++i)
                    sum = sum + Place<T>{place.row, i}.load(x) * weight[place.column * dense.inputs + i];
                epilogue(place, sum);
            }
    }

    /// epilogue(place, sum over o of dz(row, o) W(o, column)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract_back(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows,
                                        auto dz, T const* weight, T* /*workspace*/, bool /*fresh*/,
                                        auto epilogue, auto /*team*/)
    {
        for (Place<T> place; place.row < rows; ++place.row)
            for (place.column = 0; place.column < dense.inputs; ++place.column) {
                T sum = T(0);
                for (std::size_t o = 0; o < dense.outputs; ++o)
                    sum = sum + Place<T>{place.row, o}.load(dz) * weight[o * dense.inputs + place.column];
                epilogue(place, sum);
            }
    }

    /// epilogue(place in the weight, sum over rows of dz(row, o) x(row, i)).
    template <class T, class Inputs, class Outputs, bool has_bias>
    static constexpr void contract_rows(core::Dense<Inputs, Outputs, has_bias> dense, std::size_t rows,
                                        auto x, auto dz, auto epilogue, auto /*team*/)
    {
        for (Place<T> place; place.row < dense.outputs; ++place.row)
            for (place.column = 0; place.column < dense.inputs; ++place.column) {
                T sum = T(0);
                for (std::size_t row = 0; row < rows; ++row)
                    sum = sum + Place<T>{row, place.row}.load(dz) * Place<T>{row, place.column}.load(x);
                epilogue(place, sum);
            }
    }

    /// f(place) along one row.
    template <class T>
    static constexpr void map_row(std::size_t row, auto width, auto f)
    {
        for (std::size_t column = 0; column < width; ++column) f(Place<T>{row, column});
    }

    /// f(place) everywhere.
    template <class T>
    static constexpr void map(std::size_t rows, auto width, auto f)
    {
        for (std::size_t row = 0; row < rows; ++row) map_row<T>(row, width, f);
    }

    /// The sum of f(place) everywhere.
    template <class T>
    static constexpr T sum(std::size_t rows, auto width, auto f)
    {
        T total = T(0);
        map<T>(rows, width, [&](Place<T> place) { total = total + f(place); });
        return total;
    }

    /// epilogue(place in row 0, sum over rows of f(place)) for each column.
    template <class T>
    static constexpr void sum_columns(std::size_t rows, auto width, auto f, auto epilogue, auto /*team*/)
    {
        for (Place<T> place; place.column < width; ++place.column) {
            T total = T(0);
            for (std::size_t row = 0; row < rows; ++row) total = total + f(Place<T>{row, place.column});
            epilogue(place, total);
        }
    }

    /// f(place) over one row, reduced to a number.
    template <class T, class Reduction>
    static constexpr T reduce_row(std::size_t row, auto width, auto f)
    {
        T result = f(Place<T>{row, 0});
        for (std::size_t column = 1; column < width; ++column)
            result = Reduction::combine(result, f(Place<T>{row, column}));
        return result;
    }
};

} // namespace lamina::reference
