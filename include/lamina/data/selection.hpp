// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/array_traits.hpp>

#include <memory>
#include <span>
#include <vector>

namespace lamina::core {

/// Rows of an array that is shared: all of them, or those of a list of row numbers that is shared too, in its
/// order. Of an array of one axis each number is a row.
template <ArrayLike Array>
class Selection {
    using Traits = ArrayTraits<Array>;

public:
    using Element = typename Traits::Element;
    using List = std::shared_ptr<std::vector<std::size_t> const>;
    static constexpr std::size_t rank = Traits::rank;

    explicit Selection(std::shared_ptr<Array const> array, List list = nullptr)
        : array_(std::move(array)), list_(std::move(list))
    {}

    /// All rows of an array that must outlive it.
    static Selection of(Array const& array)
    {
        return Selection(std::shared_ptr<Array const>(std::shared_ptr<void>(), std::addressof(array)));
    }

    [[nodiscard]] std::size_t size() const { return list_ ? list_->size() : Traits::length(*array_); }
    [[nodiscard]] std::size_t columns() const { return rank == 1 ? 1 : Traits::shape(*array_).back(); }

    /// The row numbers in the array; none where they are all.
    [[nodiscard]] List const& list() const { return list_; }

    /// Others of the array's rows.
    [[nodiscard]] Selection with(List list) const { return Selection(array_, std::move(list)); }

    /// Copies rows first, first + 1, … one after the other.
    void copy(std::size_t first, std::size_t count, Element* to) const
    {
        if (list_)
            copy_each(count, to, [from = list_->data() + first](std::size_t i) { return from[i]; });
        else if (!copy_together(first, count, to))
            copy_each(count, to, [first](std::size_t i) { return first + i; });
    }

    /// Copies these of its rows.
    void copy(std::span<std::size_t const> rows, Element* to) const
    {
        if (list_)
            copy_each(rows.size(), to, [&rows, &list = *list_](std::size_t i) { return list[rows[i]]; });
        else
            copy_each(rows.size(), to, [&rows](std::size_t i) { return rows[i]; });
    }

private:
    using Source = decltype(Traits::open(std::declval<Array const&>()));
    static constexpr bool is_memory = requires(Source const& source) { &source.data[source.column_step]; };

    /// Copies rows of the array that lie together as one; false where they do not.
    bool copy_together(std::size_t first, std::size_t count, Element* to) const
    {
        if constexpr (is_memory) {
            auto const source = Traits::open(*array_);
            std::size_t const width = columns();
            bool const together =
                rank == 1 ? source.column_step == 1
                          : are_neighbours(source) && std::cmp_equal(std::ptrdiff_t(source.row_step), width);
            if (together && count > 0)
                copy_neighbours(rank == 1 ? &source(0, first) : &source(first, 0), count * width, to);
            return together;
        }
        return false;
    }

    /// Copies rows row_of(0), row_of(1), … of the array.
    void copy_each(std::size_t count, Element* to, auto const& row_of) const
    {
        auto const source = Traits::open(*array_);
        auto const element = [&](std::size_t i, std::size_t column) -> decltype(auto) {
            return rank == 1 ? source(0, row_of(i)) : source(row_of(i), column);
        };
        auto const copy_rows = [&](auto columns) {
            for (std::size_t i = 0; i < count; ++i, to += columns) {
                if constexpr (is_memory) {
                    if (are_neighbours(source)) {
                        copy_neighbours(&element(i, 0), columns, to);
                        continue;
                    }
                }
                for (std::size_t column = 0; column < columns; ++column) to[column] = element(i, column);
            }
        };
        if constexpr (rank == 1)
            copy_rows(Constant<1>{});
        else if constexpr (Traits::fixed_columns != 0)
            copy_rows(Constant<Traits::fixed_columns>{});
        else
            copy_rows(columns());
    }

    /// Whether the numbers of a row lie together; one number does.
    static bool are_neighbours(auto const& source) { return rank == 1 || source.column_step == 1; }

    std::shared_ptr<Array const> array_;
    List list_;
};

} // namespace lamina::core
