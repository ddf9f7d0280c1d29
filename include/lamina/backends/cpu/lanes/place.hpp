// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/views.hpp>
#include <lamina/backends/cpu/lanes/pow.hpp>
#include <lamina/backends/cpu/lanes/tanh.hpp>
#include <lamina/pass/long_sums.hpp>

namespace lamina::cpu {

/// All lanes of a register stand for numbers; elsewhere only the first so many, a Constant or a std::size_t.
struct AllLanes {};

/// Where a formula is computed: one register of neighbouring columns. What pads a row is 0 after every store.
template <class T, class Arch, class Valid = AllLanes>
struct Place {
    using Value = Lanes<T, Arch>;

    std::size_t row = 0;
    std::size_t column = 0;
    [[no_unique_address]] Valid valid{};

    /// How many lanes stand for numbers.
    [[nodiscard]] [[gnu::always_inline]] std::size_t count() const
    {
        if constexpr (std::same_as<Valid, AllLanes>)
            return Value::size;
        else
            return valid;
    }

    /// The lanes that stand for numbers, 0 in the others.
    [[nodiscard]] [[gnu::always_inline]] Value only_valid(Value value) const
    {
        if constexpr (std::same_as<Valid, AllLanes>)
            return value;
        else
            return select(Value::index() < Value(static_cast<T>(valid)), value, Value(T(0)));
    }

    [[nodiscard]] [[gnu::always_inline]] Value zero() const { return Value(T(0)); }

    template <class U, class RowCount, class Width>
    [[nodiscard]] [[gnu::always_inline]] Value load(Panels<U, RowCount, Width> const& view) const
    {
        return Value::load(view.at(row, column));
    }
    template <class U>
    [[nodiscard]] [[gnu::always_inline]] Value load(PerColumn<U> const& view) const
    {
        return Value::load(view.data + column);
    }
    template <class U>
    [[nodiscard]] [[gnu::always_inline]] Value load(Single<U> const& view) const
    {
        return Value(*view.data);
    }
    [[nodiscard]] [[gnu::always_inline]] Value load(PerRow<T> const& view) const
    {
        return Value(view.data[row]);
    }
    [[nodiscard]] [[gnu::always_inline]] Value load(OneHotRows const& view) const
    {
        Value const label(static_cast<T>(view.labels[row]) - static_cast<T>(column));
        return select(Value::index() == label, Value(T(1)), Value(T(0)));
    }

    template <class RowCount, class Width>
    [[gnu::always_inline]] void store(Panels<T, RowCount, Width> const& view, Value value) const
    {
        only_valid(value).store(view.at(row, column));
    }

    /// In a caller's rows, which may lie anywhere and are not padded.
    template <class Stride>
    [[gnu::always_inline]] void store(Rows<T, Stride> const& view, Value value) const
    {
        if constexpr (std::same_as<Valid, AllLanes>) {
            value.batch.store_unaligned(view.at(row, column));
        } else {
            alignas(64) T numbers[Value::size];
            value.store(numbers);
            for (std::size_t i = 0; i < count(); ++i) view.at(row, column)[i] = numbers[i];
        }
    }

    /// Number by number, since a slice starts within a register.
    template <class View>
    [[nodiscard]] Value load(Slice<View> const& slice) const
    {
        alignas(64) T numbers[Value::size]{};
        for (std::size_t i = 0; i < count(); ++i) numbers[i] = *slice.view.at(row, slice.first + column + i);
        return Value::load(numbers);
    }
    template <class View>
    void store(Slice<View> const& slice, Value value) const
    {
        alignas(64) T numbers[Value::size];
        value.store(numbers);
        for (std::size_t i = 0; i < count(); ++i) *slice.view.at(row, slice.first + column + i) = numbers[i];
    }

    template <class RowCount, class Width>
    [[gnu::always_inline]] void add(Panels<T, RowCount, Width> const& view, Value value) const
    {
        store(view, load(view) + value);
    }
    [[gnu::always_inline]] void add(PerColumn<T> const& view, Value value) const
    {
        (load(view) + only_valid(value)).store(view.data + column);
    }
    /// To one number for all places, of which there are many: after it, in what pads its row, lies what the
    /// additions lose, until `settle`.
    [[gnu::always_inline]] void add(Single<T> const& view, Value value) const
    {
        core::LongSum<T> total{view.data[0], view.data[1]};
        total += sum(only_valid(value));
        view.data[0] = total.total;
        view.data[1] = total.lost;
    }
};

} // namespace lamina::cpu
