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
    template <auto member>
    static constexpr auto planned()
    {
        constexpr auto result = layout.*member;
        return result;
    }
    template <auto member, std::size_t Index>
    static constexpr auto planned()
    {
        constexpr auto result = (layout.*member)[Index];
        return result;
    }
};

template <class Backend, class T, class Model>
struct Planned<Backend, T, Model, false> {
    Model model;
    decltype(layout_of<Backend, T>(model)) layout;

    explicit Planned(Model const& sizes) : model(sizes), layout(layout_of<Backend, T>(sizes)) {}

    template <auto member>
    [[nodiscard]] auto planned() const
    {
        return layout.*member;
    }
    template <auto member, std::size_t Index>
    [[nodiscard]] auto planned() const
    {
        return (layout.*member)[Index];
    }
};

/// The numbers of a model and its layout by name; those of values and gradients are per row.
template <class Backend, class T, class Model>
struct Sizes : Planned<Backend, T, Model> {
    using Planned<Backend, T, Model>::Planned;
    using Plan = Layout<Model::count, Model::array_count>;

    /// What stage S contracts.
    template <std::size_t S>
    [[nodiscard]] constexpr auto contraction() const
    {
        return this->model.template at<S>().contraction;
    }
    /// What stage S takes and gives.
    template <std::size_t S>
    [[nodiscard]] constexpr auto inputs() const
    {
        return this->model.template at<S>().contraction.inputs;
    }
    template <std::size_t S>
    [[nodiscard]] constexpr auto outputs() const
    {
        return this->model.template at<S>().contraction.outputs;
    }
    /// How wide what stage V takes is, and stage V - 1 gives.
    template <std::size_t V>
    [[nodiscard]] constexpr auto width() const
    {
        if constexpr (V == 0)
            return inputs<0>();
        else
            return outputs<V - 1>();
    }
    [[nodiscard]] constexpr auto input_width() const { return width<0>(); }
    [[nodiscard]] constexpr auto output_width() const { return width<Model::count>(); }

    /// visit(Constant<value>, Constant<which>, first column) for the sources of stage S, a Gather.
    template <std::size_t S>
    constexpr void each_source(auto const& visit) const
    {
        constexpr auto sources = StageOf<Model, S>::Contraction::sources;
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            std::size_t column = 0;
            ((visit(Constant<sources[Index]>{}, Constant<Index>{}, column),
              column += width<sources[Index]>()),
             ...);
        }(std::make_index_sequence<sources.size()>{});
    }

    /// The multiplications and additions of a sample forward.
    [[nodiscard]] constexpr std::size_t mac_count() const
    {
        std::size_t total = 0;
        this->model.each([&](auto const& stage) { total += stage.contraction.mac_count(); });
        return total;
    }

    [[nodiscard]] constexpr std::size_t parameters() const
    {
        return this->template planned<&Plan::parameters>();
    }
    /// A trained array.
    template <std::size_t Index>
    [[nodiscard]] constexpr StoredArray array() const
    {
        return this->template planned<&Plan::arrays, Index>();
    }

    [[nodiscard]] constexpr std::size_t row() const { return this->template planned<&Plan::row>(); }
    [[nodiscard]] constexpr std::size_t widest() const { return this->template planned<&Plan::widest>(); }
    [[nodiscard]] constexpr std::size_t output() const { return this->template planned<&Plan::output>(); }
    template <std::size_t Alternate>
    [[nodiscard]] constexpr std::size_t gradients() const
    {
        return this->template planned<&Plan::gradients, Alternate>();
    }
    template <std::size_t V>
    [[nodiscard]] constexpr std::size_t values() const
    {
        return this->template planned<&Plan::values, V>();
    }
    template <std::size_t S>
    [[nodiscard]] constexpr std::size_t pre_activations() const
    {
        return this->template planned<&Plan::before, S>();
    }
    template <std::size_t V>
    [[nodiscard]] constexpr std::size_t collected() const
    {
        return this->template planned<&Plan::collected, V>();
    }
    template <std::size_t V>
    [[nodiscard]] constexpr std::size_t gradient() const
    {
        return this->template planned<&Plan::gradient, V>();
    }
    template <std::size_t S>
    [[nodiscard]] constexpr std::size_t random() const
    {
        return this->template planned<&Plan::random, S>();
    }
    template <std::size_t V>
    [[nodiscard]] constexpr std::size_t held() const
    {
        return this->template planned<&Plan::held, V>();
    }
    [[nodiscard]] constexpr std::size_t all_held() const { return this->template planned<&Plan::all_held>(); }
    template <std::size_t S>
    [[nodiscard]] constexpr std::size_t backward_workspace() const
    {
        return this->template planned<&Plan::backward_workspace, S>();
    }
    [[nodiscard]] constexpr std::size_t all_backward_workspace() const
    {
        return this->template planned<&Plan::all_backward_workspace>();
    }
    [[nodiscard]] constexpr std::size_t largest_weight() const
    {
        return this->template planned<&Plan::largest>();
    }
};

} // namespace lamina::core
