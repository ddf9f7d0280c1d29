// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/arrays/labels.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace lamina::core {

/// That an array holds class labels, integers, bools or enums along one axis.
template <class Given>
struct AreClassLabels {
    static constexpr bool value = rank_of<Given> == 1 && is_label<typename ElementOf<Given>::type>;
    struct Check {
        static_assert(value,
                      "lamina: class labels are integers, bools or enums along one axis, as of "
                      "xt::xtensor<int, 1> or std::vector<int>, or data.labels(). The type given is above.");
    };
};

/// The values that class labels have, in order.
class Classes {
public:
    explicit Classes(std::vector<std::int64_t> values) : values_(std::move(values)) {}

    /// Those of an array of labels; LabelError of one that no std::int64_t can be.
    template <class Labels>
    static Classes of(Labels const& labels)
    {
        std::vector<std::int64_t> values;
        auto const from = open_labels(labels);
        for (std::size_t row = 0; row < from.rows(); ++row) {
            std::int64_t const value = value_in(from, row);
            auto const place = std::lower_bound(values.begin(), values.end(), value);
            if (place == values.end() || *place != value) values.insert(place, value);
        }
        return Classes(std::move(values));
    }

    [[nodiscard]] std::vector<std::int64_t> const& values() const { return values_; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }

    /// The place of the value in a row of labels; LabelError where it is none of the values.
    [[nodiscard]] std::size_t place(auto const& from, std::size_t row) const
    {
        std::int64_t const value = value_in(from, row);
        auto const place = std::lower_bound(values_.begin(), values_.end(), value);
        if (place == values_.end() || *place != value) refuse(row, value);
        return static_cast<std::size_t>(place - values_.begin());
    }

    /// The places of all labels, row by row.
    template <class Labels>
    [[nodiscard]] std::vector<std::size_t> places(Labels const& labels) const
    {
        auto const from = open_labels(labels);
        std::vector<std::size_t> result(from.rows());
        for (std::size_t row = 0; row < result.size(); ++row) result[row] = place(from, row);
        return result;
    }

private:
    static std::int64_t value_in(auto const& from, std::size_t row)
    {
        auto const label = from.label(row);
        if (!std::in_range<std::int64_t>(label))
            raise<LabelError>({"lamina: the label in row ", row, " is ", label,
                               "; the largest that can be encoded is 2^63 - 1."});
        return static_cast<std::int64_t>(label);
    }

    [[noreturn]] void refuse(std::size_t row, std::int64_t value) const
    {
        if (values_.empty())
            raise<LabelError>({"lamina: the label in row ", row, " is ", value,
                               "; no class is known: fitted to no labels."});
        raise<LabelError>({"lamina: the label in row ", row, " is ", value, ", which is none of the ",
                           values_.size(), " classes from ", values_.front(), " to ", values_.back(), "."});
    }

    std::vector<std::int64_t> values_;
};

} // namespace lamina::core
