// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/lanes/place.hpp>

namespace lamina::cpu {

/// Class labels as numbers, one in each lane.
template <class T>
struct LabelLanes {
    T const* labels;
};

/// Where a formula is computed when the lanes run over the samples: one column of a register of samples. What
/// stands for no sample is 0 after every store.
///
/// A parameter is one number for all lanes; its gradient is kept as a sum in each lane.
template <class T, class Arch, class Valid = AllLanes>
struct SamplePlace {
    using Value = Lanes<T, Arch>;
    static constexpr std::size_t samples = Value::size;

    std::size_t column = 0;
    [[no_unique_address]] Valid valid{};

    [[nodiscard]] [[gnu::always_inline]] Value only_valid(Value value) const
    {
        return Place<T, Arch, Valid>{0, 0, valid}.only_valid(value);
    }
    [[nodiscard]] [[gnu::always_inline]] Value zero() const { return Value(T(0)); }

    [[nodiscard]] [[gnu::always_inline]] Value load(Columns<T, samples> const& view) const
    {
        return Value::load(view.data + column * samples);
    }
    template <class U>
    [[nodiscard]] [[gnu::always_inline]] Value load(PerColumn<U> const& view) const
    {
        return Value(view.data[column]);
    }
    template <class U>
    [[nodiscard]] [[gnu::always_inline]] Value load(Single<U> const& view) const
    {
        return Value(*view.data);
    }

    [[nodiscard]] [[gnu::always_inline]] Value load(PerRow<T> const& view) const
    {
        return Value::load(view.data); // of these samples
    }
    [[nodiscard]] [[gnu::always_inline]] Value load(LabelLanes<T> const& view) const
    {
        return select(Value::load(view.labels) == Value(static_cast<T>(column)), Value(T(1)), Value(T(0)));
    }

    [[gnu::always_inline]] void store(Columns<T, samples> const& view, Value value) const
    {
        only_valid(value).store(view.data + column * samples);
    }

    template <class View>
    [[nodiscard]] [[gnu::always_inline]] Value load(Slice<View> const& slice) const
    {
        return SamplePlace{slice.first + column, valid}.load(slice.view);
    }
    template <class View>
    [[gnu::always_inline]] void store(Slice<View> const& slice, Value value) const
    {
        SamplePlace{slice.first + column, valid}.store(slice.view, value);
    }

    [[gnu::always_inline]] void begin(PerColumn<T> const& view, Value value) const
    {
        only_valid(value).store(view.data + column * samples);
    }
    [[gnu::always_inline]] void add(PerColumn<T> const& view, Value value) const
    {
        add_lanes(view.data + column * samples, value);
    }
    /// After these sums lies what the additions lose, until `settle`.
    [[gnu::always_inline]] void add(Single<T> const& view, Value value) const
    {
        core::LongSum<Value> total{Value::load(view.data), Value::load(view.data + samples)};
        total += only_valid(value);
        total.total.store(view.data);
        total.lost.store(view.data + samples);
    }

private:
    [[gnu::always_inline]] void add_lanes(T* sums, Value value) const
    {
        (Value::load(sums) + only_valid(value)).store(sums);
    }
};

} // namespace lamina::cpu
