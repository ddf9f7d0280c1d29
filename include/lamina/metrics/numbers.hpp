// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/contiguous.hpp>
#include <lamina/support/errors.hpp>

#include <array>
#include <concepts>
#include <cstdio>
#include <utility>

namespace lamina::core {

/// That an array holds scores, probabilities, or what else metrics compare.
template <class Given>
struct AreNumbers {
    static constexpr bool has_axes = rank_of<Given> == 1 || rank_of<Given> == 2;
    static constexpr bool value = has_axes && std::floating_point<typename ElementOf<Given>::type>;
    struct Check {
        static_assert(value,
                      "lamina: what metrics take as scores, probabilities or targets are numbers, float or "
                      "double, of one axis (rows) or two (rows, columns): what a network gives, an "
                      "xt::xtensor<float, 2>, a std::vector<double>, a MatrixView. The type given is "
                      "above; are labels, which are integers, in its place?");
    };
};

/// Rows of numbers, to read as double; one axis is rows of one number. What has no memory of its own is
/// computed first, once.
template <class Array>
class NumberRows {
    using Kept = decltype(in_memory(std::declval<Array const&>()));
    using Traits = ArrayTraits<std::remove_cvref_t<Kept>>;
    using Source = decltype(Traits::open(std::declval<std::remove_cvref_t<Kept> const&>()));

public:
    using Element = typename Traits::Element;

    explicit NumberRows(Array const& array)
        : kept_(in_memory(array)), source_(Traits::open(std::as_const(kept_))), shape_(Traits::shape(kept_))
    {}
    NumberRows(NumberRows const&) = delete; // its source may be what it keeps
    NumberRows& operator=(NumberRows const&) = delete;

    /// How many rows with a number there are.
    [[nodiscard]] std::size_t rows() const { return columns() == 0 ? 0 : shape_.front(); }
    [[nodiscard]] std::size_t columns() const { return Traits::rank == 1 ? 1 : shape_.back(); }
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const
    {
        if constexpr (Traits::rank == 1)
            return static_cast<double>(source_(0, row));
        else
            return static_cast<double>(source_(row, column));
    }

private:
    Kept kept_;
    Source source_;
    std::array<std::size_t, Traits::rank> shape_;
};

struct NoNumbers {
    using Element = double;
    [[nodiscard]] std::size_t rows() const { return 0; }
    [[nodiscard]] std::size_t columns() const { return 0; }
    [[nodiscard]] double operator()(std::size_t /*row*/, std::size_t /*column*/) const { return 0; }
};

/// An array's numbers; none where the types are others, which does not compile.
template <class Given>
auto read_numbers(Given const& numbers)
{
    static_assert(asserted<AreNumbers<Given>>);
    if constexpr (AreNumbers<Given>::value)
        return NumberRows<Given>(numbers);
    else
        return NoNumbers{};
}

/// A number that is compared with others; std::invalid_argument where it is NaN.
double score_at(auto const& scores, std::size_t row, std::size_t column)
{
    double const score = scores(row, column);
    if (score != score)
        raise<std::invalid_argument>({"lamina: the score in row ", row, ", column ", column,
                                      " is NaN, which is neither above nor below another."});
    return score;
}

/// A probability; std::invalid_argument where it is none.
double probability_at(auto const& probabilities, std::size_t row, std::size_t column)
{
    double const p = probabilities(row, column);
    if (!(p >= 0 && p <= 1)) {
        char number[32];
        std::snprintf(number, sizeof number, "%g", p);
        raise<std::invalid_argument>({"lamina: the probability in row ", row, ", column ", column, " is ",
                                      number,
                                      ", not between 0 and 1. Of what a network gives, softmax makes some."});
    }
    return p;
}

} // namespace lamina::core
