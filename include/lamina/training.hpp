// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/errors.hpp>
#include <lamina/pass.hpp>
#include <lamina/targets.hpp>

#include <utility>

namespace lamina {

/// A training pass and its memory: forward, loss and backward over a batch, tile by tile, so that the memory
/// does not depend on the batch.
template <class Backend, class T, class Model>
class Training {
public:
    using Walk = Pass<Backend, T, Model>;

    /// How many samples pass through the network together.
    static constexpr auto tile = [] {
        if constexpr (Model::is_static)
            return Constant<Backend::template tile_rows<T>(Walk{}.training_row())>{};
        else
            return Constant<Backend::template tile_rows<T>(0)>{};
    }();

    constexpr explicit Training(Walk const& walk)
        : walk_(walk), memory_(walk.training_size(tile)), labels_(tile)
    {}

    /// Adds the gradients of a batch to `gradients`, hands that of the input to `input_gradient` unless it is
    /// Nowhere, and returns the loss. Throws, before anything is written, where x and the target do not fit.
    template <class Loss>
    constexpr T run(T const* parameters, T* gradients, auto const& x, auto const& target,
                    auto const& input_gradient)
    {
        using Reduction = typename Loss::Reduction;
        check(x, target);
        T const compared =
            T(static_cast<double>(is_row_loss<Loss> ? x.rows() : x.rows() * walk_.output_width()));
        T const scale = Reduction::divides ? T(1) / compared : T(1);
        Space<T> const space = walk_.space(memory_.data(), tile);
        constexpr bool wants_input = !std::same_as<std::remove_cvref_t<decltype(input_gradient)>, Nowhere>;
        walk_.template prepare<wants_input>(parameters, space);
        T total = T(0);
        each_tile(x.rows(), tile, [&](std::size_t first, auto rows) {
            copy_in(x, first, rows, walk_.input_width(), walk_.template values<0>(space));
            walk_.forward(rows, parameters, space);
            auto const t = copy_target(target, first, rows, space);
            total = total + walk_.template loss<Loss>(rows, parameters, gradients, space, t, scale);
            walk_.template backward<wants_input>(rows, parameters, gradients, space);
            if constexpr (wants_input)
                copy_out(walk_.input_gradient(space), rows, walk_.input_width(), input_gradient, first);
        });
        return Reduction::divides ? total / compared : total;
    }

private:
    constexpr void check(auto const& x, auto const& target) const
    {
        if (x.rows() == 0) throw ShapeError("lamina: training needs at least one row; the batch has none.");
        if (x.rows() != target.rows())
            throw ShapeError({"lamina: there are ", std::size_t{x.rows()}, " rows of inputs and ",
                              std::size_t{target.rows()}, " of targets."});
        if constexpr (LabelSource<std::remove_cvref_t<decltype(target)>>)
            for (std::size_t row = 0; row < target.rows(); ++row)
                if (!std::in_range<std::size_t>(target.label(row)) ||
                    static_cast<std::size_t>(target.label(row)) >= walk_.output_width())
                    throw LabelError({"lamina: the label in row ", row, " is ", target.label(row),
                                      "; the network has classes 0 to ", walk_.output_width() - 1, "."});
    }

    constexpr auto copy_target(auto const& target, std::size_t first, std::size_t rows, Space<T> const& space)
    {
        if constexpr (LabelSource<std::remove_cvref_t<decltype(target)>>) {
            for (std::size_t row = 0; row < rows; ++row)
                labels_.data()[row] = static_cast<std::size_t>(target.label(first + row));
            return OneHot{labels_.data()};
        } else {
            copy_in(target, first, rows, walk_.output_width(), walk_.targets(space));
            return walk_.targets(space);
        }
    }

    Walk walk_;
    typename Backend::template Memory<T> memory_;
    typename Backend::template Memory<std::size_t> labels_;
};

} // namespace lamina
