// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays.hpp>
#include <lamina/backends/cpu/backend.hpp>
#include <lamina/training.hpp>

#include <boost/hana/back.hpp>
#include <boost/hana/drop_back.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <memory>
#include <tuple>

/// The expressions that networks are made of, composed by hand: lazy, fused, and differentiated with respect
/// to any of the arrays in them.
///
///     auto const y = sigmoid(linear(tanh(linear(x, W1, b1)), W2, b2));   // nothing is computed yet
///     xt::xtensor<double, 2> const out = y;                              // computed here
///     auto const [dW1, db1] = gradient(MSELoss{}(y, t), wrt(W1, b1));
namespace lamina {

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

/// A stage and its arrays, in the order of its slots: weight, bias, the formulas' trained parameters.
template <class Stage_, class... Leaves>
struct Step {
    using Stage = Stage_;
    boost::hana::tuple<Leaves...> leaves;
};

/// A lazy chain of stages over an array of samples; made by `linear`, `activate` and the functions of the
/// activations.
///
/// It converts to any xtensor container of the input's number of axes; `evaluate` writes to an existing one.
/// Arrays that do not fit together throw ShapeError when it is computed.
template <class Input, class... Steps>
struct Expression {
    using Array = std::remove_cvref_t<decltype(std::declval<Input const&>().get())>;
    using Element = typename ArrayTraits<Array>::Element;
    using Backend = cpu::Backend<xsimd::default_arch>;
    using Stages = Model<typename Steps::Stage...>;
    using Walk = Pass<Backend, Element, Stages>;

    Input input;
    boost::hana::tuple<Steps...> steps;

    /// visit(slot, array) for each array of the stages, in PyTorch's order.
    void each_array(auto const& visit) const
    {
        std::size_t slot = 0;
        boost::hana::for_each(steps, [&](auto const& step) {
            boost::hana::for_each(step.leaves, [&](auto const& leaf) { visit(slot++, leaf.get()); });
        });
    }

    /// The walk over the stages with the sizes that the arrays have now.
    [[nodiscard]] Walk walk() const
    {
        std::size_t width = ArrayTraits<Array>::shape(input.get()).back();
        return boost::hana::unpack(steps, [&](auto const&... step) {
            return Walk(Stages{typename Steps::Stage{sized(step, width)}...});
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
        shape.back() = walk().output_width();
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
            auto const shape = ArrayTraits<std::remove_cvref_t<decltype(leaf.get())>>::shape(leaf.get());
            if constexpr (shape.size() == 2) {
                result.outputs = shape[0];
                require(shape[1] == width, "a weight", shape, width);
                width = shape[0];
            } else {
                bool const is_bias = Contraction::has_bias && position == 1;
                require(shape[0] == width || (!is_bias && shape[0] == 1),
                        is_bias ? "a bias" : "a trained parameter", shape, width);
            }
            ++position;
        });
        return result;
    }

    static void require(bool fits, char const* what, auto const& shape, std::size_t width)
    {
        if (!fits)
            throw ShapeError({"lamina: ", what, " of the shape ", shape, " does not fit the ", width,
                              " values that it is applied to."});
    }
};

template <class X>
concept ExpressionOrArray = ExpressionLike<X> || ArrayLike<std::remove_cvref_t<X>>;

template <class Stage, class... Leaves>
auto make_step(Leaves const&... leaves)
{
    return Step<Stage, Leaves...>{{leaves...}};
}

template <class Input, class... Steps>
auto make_expression(Input const& input, boost::hana::tuple<Steps...> const& steps)
{
    return Expression<Input, Steps...>{input, steps};
}

/// A tuple with one more value behind it (hana::append costs 40 ms of every translation unit).
template <class... Steps, class Last>
auto appended(boost::hana::tuple<Steps...> const& steps, Last const& last)
{
    return boost::hana::unpack(steps,
                               [&](auto const&... step) { return boost::hana::make_tuple(step..., last); });
}

/// An expression or array with one more step.
template <ExpressionOrArray X, class Stage, class... Leaves>
auto with_step(X&& x, Step<Stage, Leaves...> const& step)
{
    if constexpr (ExpressionLike<X>)
        return make_expression(x.input, appended(x.steps, step));
    else
        return make_expression(make_leaf(std::forward<X>(x)), boost::hana::make_tuple(step));
}

/// y = W x + b for each row x: W is (outputs, inputs), b (outputs).
template <ExpressionOrArray X, class Weight, class Bias>
auto linear(X&& x, Weight&& weight, Bias&& bias)
{
    using Affine = Stage<Dense<std::size_t, std::size_t, true>>;
    return with_step(std::forward<X>(x), make_step<Affine>(make_leaf(std::forward<Weight>(weight)),
                                                           make_leaf(std::forward<Bias>(bias))));
}

/// y = W x for each row x: W is (outputs, inputs).
template <ExpressionOrArray X, class Weight>
auto linear(X&& x, Weight&& weight)
{
    using Affine = Stage<Dense<std::size_t, std::size_t, false>>;
    return with_step(std::forward<X>(x), make_step<Affine>(make_leaf(std::forward<Weight>(weight))));
}

template <class F, class Contraction, class... Formulas, class... Leaves, class... Trained>
auto with_formula(Step<Stage<Contraction, Formulas...>, Leaves...> const& step, Trained const&... trained)
{
    return boost::hana::unpack(step.leaves, [&](auto const&... leaves) {
        return make_step<Stage<Contraction, Formulas..., F>>(leaves..., trained...);
    });
}

/// y = F(x) for each element, fused with what comes before it; the formula's trained parameters follow x.
template <class F, class X, class... Trained>
auto activate(X&& x, Trained&&... trained)
{
    static_assert(
        sizeof...(Trained) == trained_count<F>,
        "lamina: activate<F>(x, …) takes as many arrays behind x as the formula has trained parameters.");
    if constexpr (ExpressionLike<X>)
        return make_expression(x.input,
                               appended(boost::hana::drop_back(x.steps),
                                        with_formula<F>(boost::hana::back(x.steps),
                                                        make_leaf(std::forward<Trained>(trained))...)));
    else
        return with_step(std::forward<X>(x), make_step<Stage<Direct<std::size_t>, F>>(
                                                 make_leaf(std::forward<Trained>(trained))...));
}

/// Where an element of an expression's array lies among the packed numbers.
template <class E, std::size_t Rank>
std::size_t element_of(typename E::Walk const& walk, std::size_t slot,
                       std::array<std::size_t, Rank> const& shape, std::size_t line, std::size_t i)
{
    std::size_t const start = walk.layout.slots[slot].offset;
    if constexpr (Rank == 1)
        return start + i;
    else
        return start + E::Backend::template weight_index<typename E::Element>(shape[1], shape[0], line, i);
}

/// The arrays of an expression as its backend lays out parameters.
template <class E>
auto pack_arrays(E const& expression, typename E::Walk const& walk)
{
    using T = typename E::Element;
    AlignedArray<T> numbers(walk.layout.parameters);
    expression.each_array([&](std::size_t slot, auto const& array) {
        using Traits = ArrayTraits<std::remove_cvref_t<decltype(array)>>;
        static_assert(asserted<Readable<T, std::remove_cvref_t<decltype(array)>>>);
        if constexpr (Readable<T, std::remove_cvref_t<decltype(array)>>::value) {
            auto const shape = Traits::shape(array);
            auto const from = Traits::open(array);
            for (std::size_t line = 0; line < (Traits::rank == 1 ? 1 : shape[0]); ++line)
                for (std::size_t i = 0; i < shape.back(); ++i)
                    numbers.data()[element_of<E>(walk, slot, shape, line, i)] = from(line, i);
        }
    });
    return numbers;
}

/// Computes an expression into an existing array of its shape, else ShapeError.
template <class Input, class... Steps, ArrayLike Out>
void evaluate(Expression<Input, Steps...> const& expression, Out& out)
{
    using E = Expression<Input, Steps...>;
    using T = typename E::Element;
    using Array = typename E::Array;
    static_assert(asserted<Readable<T, Array>>);
    if constexpr (Readable<T, Array>::value) {
        auto const walk = expression.walk();
        auto needed = ArrayTraits<Array>::shape(expression.input.get());
        needed.back() = walk.output_width();
        std::vector<std::size_t> const given(out.shape().begin(), out.shape().end());
        if (!std::equal(needed.begin(), needed.end(), given.begin(), given.end()))
            throw ShapeError(
                {"lamina: the expression has the shape ", needed, "; the array for it has ", given, "."});
        auto const parameters = pack_arrays(expression, walk);
        constexpr Constant<E::Backend::template tile_rows<T>(0, 0)> tile;
        AlignedArray<T> const scratch(tile * walk.forward_row());
        auto const x = ArrayTraits<Array>::open(expression.input.get());
        each_tile(x.rows(), tile, [&](std::size_t first, auto rows) {
            copy_in(x, first, rows, walk.input_width(), walk.template turn<0>(scratch.data(), tile));
            walk.infer(rows, parameters.data(), scratch.data(), tile, Alone{});
            copy_out(walk.template turn<E::Walk::count>(scratch.data(), tile), rows, walk.output_width(),
                     ArrayTraits<Out>::open(out), first);
        });
    }
}

} // namespace lamina
