// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/data/classes.hpp>

namespace lamina {

/// Class labels of any values as 0 to k - 1, in the order of the values, or as rows of k numbers with a 1 at
/// the class:
///
///     auto const one_hot = OneHot::fit(labels);    // 5, 7, 7, 9: the classes are {5, 7, 9}
///     one_hot.labels(labels);                      // 0, 1, 1, 2
///     one_hot.matrix<float>(labels);               // {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}
class OneHot {
public:
    /// Of integers, bools or enums along one axis. LabelError of one beyond 2^63 - 1.
    template <class Labels>
    [[nodiscard]] static OneHot fit(Labels const& labels)
    {
        static_assert(core::asserted<core::AreClassLabels<Labels>>);
        return OneHot(core::Classes::of(labels));
    }

    /// The values of the classes, in order.
    [[nodiscard]] std::vector<std::int64_t> const& classes() const { return classes_.values(); }

    /// The number of each label's class, (rows); LabelError, with row and value, of one that is none.
    template <class Labels>
    [[nodiscard]] xt::xtensor<std::size_t, 1> labels(Labels const& labels) const
    {
        static_assert(core::asserted<core::AreClassLabels<Labels>>);
        auto const from = core::open_labels(labels);
        auto result = xt::xtensor<std::size_t, 1>::from_shape({from.rows()});
        for (std::size_t row = 0; row < from.rows(); ++row) result(row) = classes_.place(from, row);
        return result;
    }

    /// A row for each label, (rows, classes), of 0 with a 1 at its class; LabelError, with row and value, of
    /// one that is none.
    template <class T, class Labels>
    [[nodiscard]] xt::xtensor<T, 2> matrix(Labels const& labels) const
    {
        static_assert(core::asserted<core::AreClassLabels<Labels>>);
        auto const from = core::open_labels(labels);
        auto result = xt::xtensor<T, 2>::from_shape({from.rows(), classes_.size()});
        result.fill(T(0));
        for (std::size_t row = 0; row < from.rows(); ++row) result(row, classes_.place(from, row)) = T(1);
        return result;
    }

private:
    explicit OneHot(core::Classes classes) : classes_(std::move(classes)) {}

    core::Classes classes_;
};

} // namespace lamina
