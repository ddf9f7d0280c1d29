// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/backend.hpp>
#include <lamina/formula/lazy.hpp>
#include <lamina/pass/forward.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <memory>
#include <vector>

namespace lamina::core {

/// An array in an expression: a named one is referred to, a temporary is moved in.
template <class Array>
struct Borrowed {
    Array const* array;
    [[nodiscard]] Array const& get() const { return *array; }
};
template <class Array>
struct Owned {
    Array array;
    [[nodiscard]] Array const& get() const { return array; }
};

template <class Array>
auto make_leaf(Array&& array)
{
    if constexpr (std::is_lvalue_reference_v<Array>)
        return Borrowed<std::remove_cvref_t<Array>>{std::addressof(array)};
    else
        return Owned<std::remove_cvref_t<Array>>{std::forward<Array>(array)};
}

/// A stage and its arrays, in this order: weight, bias, the formulas' trained parameters.
template <class Stage_, class... Leaves>
struct Step {
    using Stage = Stage_;
    boost::hana::tuple<Leaves...> leaves;
};

/// A lazy chain of stages over an array of samples; composition.hpp makes them.
///
/// It converts to any xtensor container of the input's number of axes; `evaluate` writes to an existing one.
/// Arrays that do not fit together throw ShapeError when it is computed.
template <class Input, class... Steps>
struct Expression {
    using Array = std::remove_cvref_t<decltype(std::declval<Input const&>().get())>;
    using Element = typename ArrayTraits<Array>::Element;
    using Backend = cpu::Backend<xsimd::default_arch>;
    using Stages = Model<typename Steps::Stage...>;
    using Pass = core::Pass<Backend, Element, Stages>;

    Input input;
    boost::hana::tuple<Steps...> steps;

    /// visit(index, array) for each array of the stages, in PyTorch's order.
    void each_array(auto const& visit) const
    {
        std::size_t index = 0;
        boost::hana::for_each(steps, [&](auto const& step) {
            boost::hana::for_each(step.leaves, [&](auto const& leaf) { visit(index++, leaf.get()); });
        });
    }

    /// The pass over the stages with the sizes that the arrays have now.
    [[nodiscard]] Pass pass() const
    {
        std::size_t width = ArrayTraits<Array>::shape(input.get()).back();
        return boost::hana::unpack(steps, [&](auto const&... step) {
            return Pass(Stages{typename Steps::Stage{sized(step, width)}...});
        });
    }

    template <class Container>
        requires requires {
            typename Container::storage_type;
            typename Container::temporary_type;
        }
    operator Container() const
    {
        auto shape = ArrayTraits<Array>::shape(input.get());
        shape.back() = pass().sizes.output_width();
        auto result = Container::from_shape(shape);
        evaluate(*this, result);
        return result;
    }

private:
    /// A step's contraction with the sizes of its arrays; `width` goes from what it is given to what it
    /// gives.
    template <class Stage, class... Leaves>
    static auto sized(Step<Stage, Leaves...> const& step, std::size_t& width)
    {
        using Contraction = typename Stage::Contraction;
        Contraction result{width, width};
        std::size_t position = 0;
        boost::hana::for_each(step.leaves, [&](auto const& leaf) {
            using Leaf = std::remove_cvref_t<decltype(leaf.get())>;
            static_assert(asserted<Readable<Element, Leaf>>);
            if constexpr (Readable<Element, Leaf>::value) {
                auto const shape = ArrayTraits<Leaf>::shape(leaf.get());
                if constexpr (shape.size() == 2) {
                    result.outputs = shape[0];
                    require_fit(shape[1] == width, "a weight", shape, width);
                    width = shape[0];
                } else {
                    bool const is_bias = Contraction::has_bias && position == 1;
                    require_fit(shape[0] == width || (!is_bias && shape[0] == 1),
                                is_bias ? "a bias" : "a trained parameter", shape, width);
                }
            }
            ++position;
        });
        return result;
    }

    static void require_fit(bool fits, char const* what, auto const& shape, std::size_t width)
    {
        if (!fits)
            raise<ShapeError>({"lamina: ", what, " of the shape ", shape, " does not fit the ", width,
                               " values that it is applied to."});
    }
};

/// visit(line, i, where it lies among the packed numbers) for each element of an expression's array.
template <class E, std::size_t Rank>
void each_element(typename E::Pass const& pass, std::size_t index, std::array<std::size_t, Rank> const& shape,
                  auto const& visit)
{
    using T = typename E::Element;
    std::size_t const start = pass.sizes.layout.arrays[index].offset;
    if constexpr (Rank == 1)
        for (std::size_t i = 0; i < shape[0]; ++i) visit(std::size_t{0}, i, start + i);
    else
        for (std::size_t line = 0; line < shape[0]; ++line)
            for (std::size_t i = 0; i < shape[1]; ++i)
                visit(line, i, start + E::Backend::template weight_index<T>(shape[1], shape[0], line, i));
}

/// The arrays of an expression as its backend lays out parameters.
template <class E>
auto pack_arrays(E const& expression, typename E::Pass const& pass)
{
    using T = typename E::Element;
    AlignedArray<T> numbers(pass.sizes.layout.parameters);
    expression.each_array([&](std::size_t index, auto const& array) {
        using Array = std::remove_cvref_t<decltype(array)>;
        static_assert(asserted<Readable<T, Array>>);
        if constexpr (Readable<T, Array>::value) {
            auto const from = ArrayTraits<Array>::open(array);
            each_element<E>(pass, index, ArrayTraits<Array>::shape(array),
                            [&](std::size_t line, std::size_t i, std::size_t place) {
                                numbers.data()[place] = from(line, i);
                            });
        }
    });
    return numbers;
}

/// That an expression of T can be computed into an array, given as `Array&`, or as `Array` if it is a
/// temporary.
template <class T, class Given>
struct Receives {
    using Array = std::remove_cvref_t<Given>;
    static constexpr bool value = std::same_as<typename ElementOf<Array>::type, T>;

    struct Check {
        static_assert(value, "lamina: the array for this expression has other elements than the expression, "
                             "whose type comes first above. Compute it into an array of its own type and "
                             "convert that: xt::cast<double>(array).");
    };
};

/// The shape of an array of a rank that is known when compiled, or not.
template <class Array>
auto shape_of_any(Array const& array)
{
    if constexpr (rank_of<Array> == 0)
        return std::vector<std::size_t>(array.shape().begin(), array.shape().end());
    else
        return ArrayTraits<Array>::shape(array);
}

/// Computes an expression into an existing array of its shape, else ShapeError.
template <class Input, class... Steps, class Out>
    requires ArrayLike<std::remove_cvref_t<Out>>
void evaluate(Expression<Input, Steps...> const& expression, Out&& out)
{
    using E = Expression<Input, Steps...>;
    using T = typename E::Element;
    using Array = typename E::Array;
    static_assert(asserted<Readable<T, Array>>);
    static_assert(asserted<Receives<T, Out>>);
    if constexpr (Readable<T, Array>::value && Receives<T, Out>::value) {
        static_assert(asserted<Writable<T, Out>>);
        auto const pass = expression.pass();
        auto needed = ArrayTraits<Array>::shape(expression.input.get());
        needed.back() = pass.sizes.output_width();
        auto const given = shape_of_any(out);
        if (!std::equal(needed.begin(), needed.end(), given.begin(), given.end()))
            raise<ShapeError>(
                {"lamina: the expression has the shape ", needed, "; the array for it has ", given, "."});
        auto const parameters = pack_arrays(expression, pass);
        constexpr auto tile = E::Pass::Memory::forward_tile();
        AlignedArray<T> const scratch(tile * pass.memory.forward_row());
        infer_rows(pass, parameters.data(), ArrayTraits<Array>::open(expression.input.get()),
                   ArrayTraits<std::remove_cvref_t<Out>>::open(out), scratch.data(), tile, OneThread{});
    }
}

} // namespace lamina::core

namespace lamina {
using core::evaluate;
} // namespace lamina
