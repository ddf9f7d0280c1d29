// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays.hpp>
#include <lamina/arrays/labels.hpp>
#include <lamina/data/batch_range.hpp>
#include <lamina/data/selection.hpp>

#include <cstdint>
#include <type_traits>

namespace lamina::core {

/// That an array can be the inputs of a data set.
template <class X>
struct AreInputs {
    static constexpr bool value = rank_of<X> == 2 && std::is_arithmetic_v<typename ElementOf<X>::type>;
    struct Check {
        static_assert(value,
                      "lamina: the inputs of a data set have two axes, (rows, inputs): an xt::xtensor<T, 2>, "
                      "a std::vector<std::array<T, n>>, MatrixView{pointer, rows, columns} or "
                      "MatrixView{vector, columns}. The type given is above.");
    };
};

/// That an array can be the targets of a data set.
template <class Target>
struct AreTargets {
    using Element = typename ElementOf<Target>::type;
    static constexpr bool value = (rank_of<Target> == 1 && is_label<Element>) ||
                                  (rank_of<Target> == 2 && std::is_arithmetic_v<Element>);
    struct Check {
        static_assert(
            value, "lamina: the targets of a data set have two axes, (rows, outputs), or are class labels, "
                   "integers along one axis. One number a row is MatrixView{vector, 1}, or an xtensor of the "
                   "shape (rows, 1). The type given is above.");
    };
};

/// As what a data set holds an array: as itself, or, if its numbers are computed when they are read, as an
/// array of them.
template <class Given>
struct HeldAs {
    using type = Given;
};
template <ArrayLike Given>
struct HeldAs<Given> {
    using type = std::remove_cvref_t<decltype(in_memory(std::declval<Given const&>()))>;
};

/// A batch: inputs (rows, columns), and targets (rows, columns) or labels (rows).
template <class Inputs, class Targets>
struct Batch {
    Inputs inputs;
    Targets targets;
};

/// One row of a data set: inputs (columns), and targets (columns) or a label.
template <class Inputs, class Target>
struct DatasetRow {
    Inputs inputs;
    Target target;
};

/// Inputs and targets, row by row:
///
///     Dataset const all{x, labels};
///     for (auto const& [inputs, targets] : all.batches(32, 7)) trainer.step(inputs, targets);
///
/// x is any array of two axes that a trainer takes, (rows, inputs); the targets are another, or class labels:
/// integers, bools or enums along one axis. Both are copied, or moved from where they are temporaries; a
/// view, as MatrixView or std::span, is held as it is, and what it views must outlive the data set. Copies
/// of a data set, and the parts that `select`, `split` and `folds` make of it, share the arrays.
template <class X, class Target>
class Dataset {
    static_assert(asserted<AreInputs<X>> && asserted<AreTargets<Target>>);
    static constexpr std::size_t target_rank = rank_of<Target>;
    using T = typename ElementOf<X>::type;
    using TargetElement = typename ElementOf<Target>::type;

public:
    /// What the inputs are copied to.
    using Inputs = xt::xtensor<T, 2>;
    /// What the targets, or the labels, are copied to.
    using Targets = xt::xtensor<TargetElement, target_rank>;
    /// A batch: {inputs, targets}.
    using Batch = core::Batch<Inputs, Targets>;
    /// A row: {inputs, target}.
    using Row =
        core::DatasetRow<xt::xtensor<T, 1>,
                         std::conditional_t<target_rank == 1, TargetElement, xt::xtensor<TargetElement, 1>>>;

    /// ShapeError unless both have as many rows.
    Dataset(std::type_identity_t<X> x, std::type_identity_t<Target> t)
        : Dataset(Selection<X>(std::make_shared<X const>(std::move(x))),
                  Selection<Target>(std::make_shared<Target const>(std::move(t))))
    {}

    /// How many rows there are.
    [[nodiscard]] std::size_t size() const { return x_.size(); }

    /// A copy of the inputs of all rows, (rows, columns).
    [[nodiscard]] Inputs inputs() const { return copy_of<Inputs>(x_); }

    /// A copy of the targets of all rows, (rows, columns).
    [[nodiscard]] Targets targets() const
        requires(target_rank == 2)
    {
        return copy_of<Targets>(t_);
    }

    /// A copy of the class labels of all rows.
    [[nodiscard]] Targets labels() const
        requires(target_rank == 1)
    {
        return copy_of<Targets>(t_);
    }

    /// A copy of one row; std::out_of_range where there is none.
    [[nodiscard]] Row operator[](std::size_t row) const
    {
        if (row >= size()) refuse_row(row);
        Row result{xt::xtensor<T, 1>::from_shape({x_.columns()}), {}};
        x_.copy(row, 1, result.inputs.data());
        if constexpr (target_rank == 1) {
            t_.copy(row, 1, &result.target);
        } else {
            result.target = xt::xtensor<TargetElement, 1>::from_shape({t_.columns()});
            t_.copy(row, 1, result.target.data());
        }
        return result;
    }

    /// The rows of these numbers, in their order, one more than once if it is there more than once;
    /// std::out_of_range where there is no such row.
    [[nodiscard]] Dataset select(std::vector<std::size_t> rows) const
    {
        for (std::size_t const row : rows)
            if (row >= size()) refuse_row(row);
        using List = std::vector<std::size_t>;
        auto const given = std::make_shared<List const>(std::move(rows));
        auto const listed_in = [&](auto const& list) {
            if (!list) return given;
            List result(*given);
            for (std::size_t& row : result) row = (*list)[row];
            return std::make_shared<List const>(std::move(result));
        };
        auto const of_x = listed_in(x_.list());
        return Dataset(x_.with(of_x), t_.with(t_.list() == x_.list() ? of_x : listed_in(t_.list())));
    }

    /// The same targets with other inputs, a row for each; ShapeError where there are not as many.
    template <class Other>
    [[nodiscard]] auto with_inputs(Other&& x) const
    {
        using Held = typename HeldAs<std::remove_cvref_t<Other>>::type;
        return Dataset<Held, Target>(Selection<Held>(std::make_shared<Held const>(std::forward<Other>(x))),
                                     t_);
    }

    /// Batches of `size` rows in the order in which they are, the last one smaller.
    [[nodiscard]] auto batches(std::size_t size) const { return BatchRange(*this, size, AsTheyAre{}); }

    /// Batches of rows shuffled anew for each epoch, as torch.utils.data.DataLoader shuffles them with
    /// shuffle=True and generator=torch.Generator().manual_seed(seed).
    [[nodiscard]] auto batches(std::size_t size, std::uint64_t seed) const
    {
        return BatchRange(*this, size, OfDataLoader{random::Torch(seed)});
    }

    /// Batches of rows shuffled for each epoch by generator.permutation(rows), of a generator that must
    /// outlive them.
    template <Permutes Generator>
    [[nodiscard]] auto batches(std::size_t size, Generator& generator) const
    {
        return BatchRange(*this, size, OfGenerator<Generator>{&generator});
    }

    /// Memory for a batch of so many rows, for copy_rows.
    [[nodiscard]] Batch make_batch(std::size_t rows) const
    {
        return {make<Inputs>(x_, rows), make<Targets>(t_, rows)};
    }

    /// Copies these rows, which must be there, into a batch with memory for as many.
    void copy_rows(std::span<std::size_t const> rows, Batch& batch) const
    {
        x_.copy(rows, batch.inputs.data());
        t_.copy(rows, batch.targets.data());
    }
    void copy_rows(std::size_t first, std::size_t count, Batch& batch) const
    {
        x_.copy(first, count, batch.inputs.data());
        t_.copy(first, count, batch.targets.data());
    }

    /// The inputs where they lie.
    [[nodiscard]] Selection<X> const& selected_inputs() const { return x_; }

private:
    template <class, class>
    friend class Dataset;

    Dataset(Selection<X> x, Selection<Target> t) : x_(std::move(x)), t_(std::move(t))
    {
        if (x_.size() != t_.size())
            raise<ShapeError>(
                {"lamina: there are ", x_.size(), " rows of inputs and ", t_.size(), " of targets."});
    }

    template <class Copy>
    static Copy make(auto const& selection, std::size_t rows)
    {
        if constexpr (std::remove_cvref_t<decltype(selection)>::rank == 1)
            return Copy::from_shape({rows});
        else
            return Copy::from_shape({rows, selection.columns()});
    }

    template <class Copy>
    static Copy copy_of(auto const& selection)
    {
        Copy copy = make<Copy>(selection, selection.size());
        selection.copy(0, selection.size(), copy.data());
        return copy;
    }

    [[noreturn]] void refuse_row(std::size_t row) const
    {
        raise<std::out_of_range>({"lamina: there is no row ", row, "; the data set has ", size(), "."});
    }

    Selection<X> x_;
    Selection<Target> t_;
};

template <class X, class Target>
Dataset(X&&, Target&&) -> Dataset<typename HeldAs<std::remove_cvref_t<X>>::type,
                                  typename HeldAs<std::remove_cvref_t<Target>>::type>;

} // namespace lamina::core

namespace lamina {
using core::Dataset;
} // namespace lamina
