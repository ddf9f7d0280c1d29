// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/argmax.hpp>
#include <lamina/metrics/labels.hpp>
#include <lamina/metrics/numbers.hpp>

#include <vector>

namespace lamina::core {

/// Rows whose probabilities are alike: how many, how many of them are positive, the sum of the probabilities.
template <class Number>
struct Bin {
    std::size_t rows = 0;
    Number positives = 0;
    Number probabilities = 0;
};

/// Bins of [0, 1] of equal width, of which each has its upper end.
template <class Number>
class Bins {
public:
    Bins(std::size_t count, char const* metric) : width_(1 / static_cast<Number>(count)), bins_(count)
    {
        if (count == 0) raise<ShapeError>({"lamina: ", metric, " of no bins; give one at least."});
    }

    void add(Number p, bool positive)
    {
        auto& bin = bins_[place_of(p)];
        ++bin.rows;
        bin.positives += positive;
        bin.probabilities += p;
    }
    [[nodiscard]] auto begin() const { return bins_.begin(); }
    [[nodiscard]] auto end() const { return bins_.end(); }

private:
    /// By the same ends as NumPy's linspace(0, 1, count + 1) has them.
    [[nodiscard]] std::size_t place_of(Number p) const
    {
        auto const is_above = [&](std::size_t place) { return static_cast<Number>(place) * width_ < p; };
        std::size_t const last = bins_.size() - 1;
        auto place = static_cast<std::size_t>(p * static_cast<Number>(bins_.size())); // or a neighbour
        if (place > last) place = last;
        while (place > 0 && !is_above(place)) --place;
        while (place < last && is_above(place + 1)) ++place;
        return place;
    }

    Number width_;
    std::vector<Bin<Number>> bins_;
};

/// Adds the probabilities of class 1 of two, or of the largest one of several and whether it is right.
template <class Number, class Wanted, class Probabilities>
void add_rows(Bins<Number>& bins, Wanted const& labels, Probabilities const& probabilities,
              char const* metric)
{
    auto const wanted = read_labels(labels);
    auto const given = read_numbers(probabilities);
    std::size_t const columns = given.columns();
    require_as_many(given.rows(), "rows of probabilities", wanted.rows(), " labels", metric);
    for (std::size_t row = 0; row < given.rows(); ++row) {
        for (std::size_t i = 0; i < columns; ++i) (void)probability_at(given, row, i);
        std::size_t const best = largest_of(columns, [&](std::size_t i) { return given(row, i); });
        auto const label = wanted.label(row);
        bins.add(given(row, best), columns == 1 ? is_positive(label, row, metric)
                                                : class_of(label, row, "the label", columns, metric) == best);
    }
}

} // namespace lamina::core
