// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/dataset.hpp>

namespace lamina::core {

/// visit(row, numbers) for each of the rows, one after the other.
template <class Array>
void each_row(Selection<Array> const& rows, auto const& visit)
{
    std::vector<typename Selection<Array>::Element> numbers(rows.columns());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows.copy(row, 1, numbers.data());
        visit(row, numbers.data());
    }
}

/// The same; std::invalid_argument where there are none, or a number is infinite or NaN.
template <class Array>
void each_finite_row(Selection<Array> const& rows, auto const& visit)
{
    if (rows.size() == 0)
        raise<std::invalid_argument>("lamina: a scale is fitted to one row at least, and there is none.");
    each_row(rows, [&](std::size_t row, auto const* numbers) {
        using T = std::remove_cvref_t<decltype(*numbers)>;
        if constexpr (std::floating_point<T>) {
            T sum = 0; // of x - x, which is 0 of what is finite
            for (std::size_t i = 0; i < rows.columns(); ++i) sum += numbers[i] - numbers[i];
            for (std::size_t i = 0; sum != 0 && i < rows.columns(); ++i)
                if (numbers[i] - numbers[i] != 0)
                    raise<std::invalid_argument>({"lamina: the number in row ", row, ", column ", i,
                                                  " is infinite or NaN, to which no scale can be fitted. "
                                                  "Replace it, or select the other rows."});
        }
        visit(row, numbers);
    });
}

/// Where the rows are that something is fitted to: those of a data set's inputs, or of an array of two axes.
template <class X, class Target>
Selection<X> const& rows_to_fit(Dataset<X, Target> const& data)
{
    return data.selected_inputs();
}
template <ArrayLike Array>
Selection<Array> rows_to_fit(Array const& x)
{
    static_assert(asserted<AreInputs<Array>>);
    return Selection<Array>::of(x);
}

/// Numbers moved and divided column by column, (x - shift) / scale, in double.
class ColumnScale {
public:
    ColumnScale(std::vector<double> shift, std::vector<double> scale)
        : shift_(std::move(shift)), scale_(std::move(scale))
    {}

    /// An array (rows, columns), or of one axis one row, scaled: as an xt::xtensor of its numbers' type, of
    /// integers as one of float. ShapeError where it has another number of columns than what was fitted to.
    template <ArrayLike Array>
    [[nodiscard]] auto operator()(Array const& x) const
    {
        return each_number(
            x, [](double number, double shift, double scale) { return (number - shift) / scale; });
    }

    /// The same targets with the inputs scaled.
    template <class X, class Target>
    [[nodiscard]] auto operator()(Dataset<X, Target> const& data) const
    {
        return data.with_inputs((*this)(data.inputs()));
    }

    /// The array that scaled gives this one, to a rounding.
    template <ArrayLike Array>
    [[nodiscard]] auto inverse(Array const& y) const
    {
        return each_number(y,
                           [](double number, double shift, double scale) { return number * scale + shift; });
    }

protected:
    [[nodiscard]] std::vector<double> const& shift() const { return shift_; }
    [[nodiscard]] std::vector<double> const& scale() const { return scale_; }

private:
    template <class Array>
    auto each_number(Array const& x, auto const& f) const
    {
        using Traits = ArrayTraits<Array>;
        using Element = typename Traits::Element;
        using T = std::conditional_t<std::floating_point<Element>, Element, float>;
        static_assert(Traits::rank == 1 || Traits::rank == 2,
                      "lamina: a scale takes arrays of one axis or two.");
        auto const shape = Traits::shape(x);
        if (shape.back() != shift_.size())
            raise<ShapeError>({"lamina: this scale was fitted to ", shift_.size(),
                               " columns; the array given has the shape ", shape, "."});
        auto result = xt::xtensor<T, Traits::rank>::from_shape(shape);
        auto const from = Traits::open(x);
        T* to = result.data();
        for (std::size_t row = 0; row < from.rows(); ++row)
            for (std::size_t i = 0; i < shift_.size(); ++i)
                *to++ = static_cast<T>(f(static_cast<double>(from(row, i)), shift_[i], scale_[i]));
        return result;
    }

    std::vector<double> shift_;
    std::vector<double> scale_;
};

} // namespace lamina::core
