// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/layout.hpp>

namespace lamina::core {

/// A model and its layout: constants of the type where all sizes are, values where they are not.
template <class Backend, class T, class Model, bool = Model::is_static>
struct Planned {
    static constexpr Model model{};
    static constexpr auto layout = layout_of<Backend, T>(model);

    /// A number of the layout as a constant of the program: device code cannot read the layout itself.
    template <class Get>
    static constexpr std::size_t number(Get)
    {
        constexpr std::size_t result = Get{}(layout);
        return result;
    }
};

template <class Backend, class T, class Model>
struct Planned<Backend, T, Model, false> {
    Model model;
    decltype(layout_of<Backend, T>(model)) layout;

    explicit Planned(Model const& sizes) : model(sizes), layout(layout_of<Backend, T>(sizes)) {}

    template <class Get>
    [[nodiscard]] std::size_t number(Get get) const
    {
        return get(layout);
    }
};

/// The backend on which a network passes a batch: a backend may name a special one for some of them.
template <class Backend, class T, class Model, class RowCount>
struct ChosenBackend {
    using type = Backend;
};

template <class Backend, class T, class Model, class RowCount>
    requires requires { typename Backend::template Chosen<T, Model, RowCount>; }
struct ChosenBackend<Backend, T, Model, RowCount> {
    using type = typename Backend::template Chosen<T, Model, RowCount>;
};

/// How many sums a backend keeps each gradient as during a pass.
template <class Backend, class T>
constexpr std::size_t gradient_sums = [] {
    if constexpr (requires { Backend::template gradient_sums<T>; })
        return Backend::template gradient_sums<T>;
    else
        return std::size_t{1};
}();

} // namespace lamina::core
