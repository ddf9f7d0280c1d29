// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/expression/expression.hpp>
#include <lamina/pass/training.hpp>

#include <tuple>

namespace lamina::core {

/// A loss of an expression and a target; see `loss_of`.
template <class Loss, class E, class Target>
struct LossExpression {
    E expression;
    Target target;
};

/// The loss of an expression against a target, lazy: `gradient(loss_of(MSELoss{}, y, t), wrt(W, b))`. The
/// losses of Lamina can be called instead: `MSELoss{}(y, t)`.
template <class Loss, ExpressionLike E, class Target>
auto loss_of(Loss /*loss*/, E const& expression, Target&& target)
{
    static_assert(asserted<core::IsLoss<Loss>>);
    using Leaf = decltype(make_leaf(std::forward<Target>(target)));
    return LossExpression<typename core::IsLoss<Loss>::type, E, Leaf>{
        expression, make_leaf(std::forward<Target>(target))};
}

/// The arrays to differentiate with respect to; found in the expression by their addresses.
template <class... Arrays>
struct Wrt {
    std::tuple<Arrays const*...> arrays;
};

template <ArrayLike... Arrays>
Wrt<Arrays...> wrt(Arrays const&... arrays)
{
    return {{std::addressof(arrays)...}};
}

/// What the backward pass of an expression yields, packed, and where its parts belong; for the time of a
/// call.
template <class E>
class ExpressionGradient {
    using T = typename E::Element;
    using Pass = typename E::Pass;
    using InputTraits = ArrayTraits<typename E::Array>;

public:
    template <class Loss, class Target>
    ExpressionGradient(LossExpression<Loss, E, Target> const& loss)
        : expression_(loss.expression),
          pass_(expression_.pass()),
          gradients_(pass_.sizes.layout.parameters),
          input_(xt::xtensor<T, InputTraits::rank>::from_shape(InputTraits::shape(expression_.input.get())))
    {
        auto const parameters = pack_arrays(expression_, pass_);
        using Given = std::remove_cvref_t<decltype(loss.target.get())>;
        constexpr bool one_sample = InputTraits::rank == 1;
        using Fits = Comparable<Loss, T, Gives<0>, Given, one_sample>;
        static_assert(asserted<Readable<T, typename E::Array>>);
        static_assert(asserted<Fits>);
        if constexpr (Readable<T, typename E::Array>::value && Fits::value) {
            if constexpr (Fits::is_sample || Fits::axes == 2)
                require_width(loss.target.get(), pass_.sizes.output_width(), "targets");
            auto const& samples = in_memory(expression_.input.get());
            auto const& targets = in_memory(loss.target.get());
            Training<typename E::Backend, T, typename E::Stages> training(pass_);
            training.template run<Loss>(parameters.data(), CollectGradients<T>{gradients_.data()},
                                        ArrayTraits<std::remove_cvref_t<decltype(samples)>>::open(samples),
                                        open_target<one_sample>(targets),
                                        ArrayTraits<decltype(input_)>::open(input_));
        }
    }

    ExpressionGradient(ExpressionGradient const&) = delete; // it refers to the expression
    ExpressionGradient& operator=(ExpressionGradient const&) = delete;
    ~ExpressionGradient() = default;

    /// The derivative with respect to an array: the sum over all places where it stands.
    template <class Array>
    auto of(Array const* array, std::size_t position) const
    {
        using Traits = ArrayTraits<Array>;
        xt::xtensor<T, Traits::rank> result(Traits::shape(*array), T(0));
        bool found = false;
        expression_.each_array([&](std::size_t index, auto const& candidate) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(candidate)>, Array>)
                if (std::addressof(candidate) == array) {
                    found = true;
                    add(index, result);
                }
        });
        if constexpr (std::same_as<typename E::Array, Array>)
            if (std::addressof(expression_.input.get()) == array) {
                found = true;
                result += input_;
            }
        if (!found)
            raise<std::invalid_argument>(
                {"lamina: the loss does not depend on array ", position,
                 " of wrt(…), counted from 0; the arrays given must be those that the expression was "
                 "made of, not copies."});
        return result;
    }

private:
    template <std::size_t Rank>
    void add(std::size_t index, xt::xtensor<T, Rank>& result) const
    {
        using Traits = ArrayTraits<xt::xtensor<T, Rank>>;
        auto const to = Traits::open(result);
        each_element<E>(pass_, index, Traits::shape(result),
                        [&](std::size_t line, std::size_t i, std::size_t place) {
                            to(line, i) += gradients_.data()[place];
                        });
    }

    E const& expression_;
    Pass pass_;
    AlignedArray<T> gradients_;
    xt::xtensor<T, InputTraits::rank> input_;
};

/// The derivatives of a loss with respect to arrays of its expression, as a std::tuple in their order.
template <class Loss, class E, class Target, class... Arrays>
auto gradient(LossExpression<Loss, E, Target> const& loss, Wrt<Arrays...> const& with_respect_to)
{
    ExpressionGradient<E> const gradient(loss);
    return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) {
        return std::tuple{gradient.of(std::get<Indices>(with_respect_to.arrays), Indices)...};
    }(std::index_sequence_for<Arrays...>{});
}

} // namespace lamina::core

namespace lamina {
using core::gradient;
using core::loss_of;
using core::wrt;
} // namespace lamina
