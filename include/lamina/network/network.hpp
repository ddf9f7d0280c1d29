// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/matrix_view.hpp>
#include <lamina/model/network_arguments.hpp>
#include <lamina/model/parameters.hpp>
#include <lamina/network/arrays_fit.hpp>
#include <lamina/pass/forward.hpp>
#include <lamina/random/generator.hpp>
#include <lamina/random/torch.hpp>

namespace lamina::core {

/// `Network<A> net{zeros};` starts with every parameter 0.
struct Zeros {};
/// See Zeros.
inline constexpr Zeros zeros{};

/// Owns the parameters of the architecture A on a backend, and nothing else: a regular value.
///
/// One that was moved from may have lost them: of a network of more than 16 KiB they are moved, not copied.
/// It can be destroyed, copied, compared and assigned to as any other; setting one parameter makes it
/// whole, all others 0; to read it or to compute with it before is a MovedFromError, with which a call that
/// is noexcept ends the program.
template <class A, class T, class Backend>
class BasicNetwork : public KeyedArrays<BasicNetwork<A, T, Backend>, A, T> {
public:
    using architecture = A;
    using value_type = T;
    using backend = Backend;
    using Pass = core::Pass<Backend, T, ModelOf<A>>;
    static constexpr std::size_t inputs = input_size<A>;
    static constexpr std::size_t outputs = output_size<A>;
    class Workspace;

    /// That two arrays are one sample and its output, of lengths that their types say.
    template <class X, class Y>
    static constexpr bool are_spans = std::convertible_to<X const&, std::span<T const, inputs>> &&
                                      std::convertible_to<Y, std::span<T, outputs>>;

    /// Parameters drawn as PyTorch draws them after torch.manual_seed(0).
    BasicNetwork() : BasicNetwork(random::Torch(0)) {}

    /// Every parameter 0.
    constexpr explicit BasicNetwork(Zeros /*tag*/) {}

    /// Parameters drawn as PyTorch draws them, layer by layer; the generator moves on.
    template <class G>
        requires Generator<std::remove_cvref_t<G>, T>
    explicit BasicNetwork(G&& generator)
    {
        this->draw(generator);
    }

    BasicNetwork(Parameters<A, T> const& parameters) { *this = parameters; }
    template <class Other>
    explicit BasicNetwork(Parameters<A, Other> const& parameters) : BasicNetwork(Parameters<A, T>(parameters))
    {}
    BasicNetwork& operator=(Parameters<A, T> const& parameters)
    {
        for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
            this->write(index,
                        [&](std::size_t line, std::size_t i) { return parameters.element(index, line, i); });
        return *this;
    }

    /// A copy of all parameters as plain numbers.
    [[nodiscard]] Parameters<A, T> parameters() const
    {
        Parameters<A, T> result;
        for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
            this->read(index,
                       [&](std::size_t line, std::size_t i) -> T& { return result.element(index, line, i); });
        return result;
    }

    constexpr bool operator==(BasicNetwork const& other) const { return storage_ == other.storage_; }

    /// The output for one sample in braces: net({0.8}).
    constexpr std::array<T, outputs> operator()(T const (&x)[inputs]) const { return outputs_of(x); }

    /// The outputs for a batch in braces: net({{0, 1}, {1, 0}}).
    template <std::size_t Rows, std::size_t Columns>
    std::array<std::array<T, outputs>, Rows> operator()(T const (&x)[Rows][Columns]) const
    {
        static_assert(asserted<SameShape<Shape<Rows, Columns>, Shape<Rows, inputs>>>);
        if constexpr (Columns == inputs)
            return outputs_of(x);
        else
            return {};
    }

    /// Braces that are no sample.
    template <std::size_t Count>
    constexpr std::array<T, outputs> operator()(AnyNumber const (& /*x*/)[Count]) const
    {
        static_assert(asserted<SameShape<Shape<Count>, Shape<inputs>>>);
        return {};
    }

    /// The outputs for an array: one sample (inputs) or a batch (rows, inputs). Of an array of xtensor an
    /// array with as many axes, fixed if x is; of the standard library's a std::array for a sample, and for
    /// a batch a std::array of those, or a std::vector where only run time knows its rows.
    template <class X>
    constexpr auto operator()(X const& x) const
    {
        static_assert(asserted<Readable<T, X>>);
        if constexpr (Readable<T, X>::value)
            return outputs_of(x);
        else
            return std::array<T, outputs>{};
    }

    /// The outputs for a batch (rows, inputs) into an existing array (rows, outputs), or for one sample
    /// (inputs) into (outputs); ShapeError if they do not fit. `team`: Threads{n}, else one thread.
    template <class X, class Y, class Team = OneThread>
        requires(!are_spans<X, Y> && !std::same_as<Team, Workspace>)
    void forward(X const& x, Y&& y, Team team = {}) const
    {
        if constexpr (arrays_fit<BasicNetwork, X, Y>()) {
            require_fit<BasicNetwork>(x, y);
            ForwardPass::run(storage(), ArrayTraits<X>::open(x), ArrayTraits<std::remove_cvref_t<Y>>::open(y),
                             team);
        }
    }

    /// One sample. Nothing is allocated or locked: many threads may call it on one network. Takes up to 64
    /// KiB of stack; a network that needs more does not compile without a Workspace.
    constexpr void forward(std::span<T const, inputs> x, std::span<T, outputs> y) const noexcept
    {
        static_assert(asserted<typename ForwardPass::SampleFits>);
        if constexpr (ForwardPass::SampleFits::value)
            ForwardPass::run(storage(), rows_of(x.data(), Constant<1>{}, inputs),
                             rows_of(y.data(), Constant<1>{}, outputs));
    }

    /// Scratch memory for one sample; one for each thread. It can be moved, and is of no use then until it is
    /// assigned to: MovedFromError.
    class Workspace {
        friend BasicNetwork;
        typename Backend::template Memory<T> numbers_ =
            typename Backend::template Memory<T>(ForwardPass::scratch_row);

        [[nodiscard]] T* data()
        {
            if (numbers_.data() == nullptr) refuse_moved_from();
            return numbers_.data();
        }
    };

    /// One sample, with scratch memory of the caller's.
    void forward(std::span<T const, inputs> x, std::span<T, outputs> y, Workspace& workspace) const noexcept
    {
        infer_rows(Pass{}, storage(), rows_of(x.data(), Constant<1>{}, inputs),
                   rows_of(y.data(), Constant<1>{}, outputs), workspace.data(), Constant<1>{}, OneThread{});
    }
    template <class X, class Y>
        requires(!are_spans<X, Y>)
    void forward(X const& x, Y&& y, Workspace& workspace) const
    {
        if constexpr (arrays_fit<BasicNetwork, X, Y>()) {
            require_fit<BasicNetwork>(x, y);
            infer_rows(Pass{}, storage(), ArrayTraits<X>::open(x),
                       ArrayTraits<std::remove_cvref_t<Y>>::open(y), workspace.data(), Constant<1>{},
                       OneThread{});
        }
    }

    /// One number of an array: number i of its line.
    [[nodiscard]] constexpr T& element(std::size_t index, std::size_t line, std::size_t i)
    {
        return storage_.data()[place_of(index, line, i)];
    }
    [[nodiscard]] constexpr T const& element(std::size_t index, std::size_t line, std::size_t i) const
    {
        return storage_.data()[place_of(index, line, i)];
    }

    /// All numbers as the backend lays them out, padding included, where its passes use them.
    [[nodiscard]] constexpr T* storage()
    {
        if (storage_.empty()) refuse_moved_from();
        return Backend::for_passes(storage_);
    }
    [[nodiscard]] constexpr T const* storage() const { return Backend::for_passes(storage_); }

private:
    using ForwardPass = Forward<Backend, T, ModelOf<A>>;

    template <class X>
    constexpr auto outputs_of(X const& x) const
    {
        static_assert(asserted<HasWidth<X, Needs<inputs>>>);
        require_width(x, inputs, "inputs");
        auto y = ArrayTraits<X>::template make_result<T, outputs>(x);
        ForwardPass::run(storage(), ArrayTraits<X>::open(x), ArrayTraits<decltype(y)>::open(y));
        return y;
    }

    static constexpr std::size_t place_of(std::size_t index, std::size_t line, std::size_t i)
    {
        Parameter const& parameter = array_keys<A>[index].parameter;
        std::size_t const start = Pass::Sizes::layout.arrays[index].offset;
        if (parameter.rank() == 1) return start + i;
        return start + Backend::template weight_index<T>(parameter.length(), parameter.rows, line, i);
    }

    typename Backend::template Storage<T, Pass::Sizes::layout.parameters> storage_;
};

/// After a mistake in its arguments, which is an error: a network that is like the one that was meant.
template <class A, class T, class Backend>
    requires(!core::NetworkArguments<A, T, Backend>::value)
class BasicNetwork<A, T, Backend>
    : public BasicNetwork<typename core::NetworkArguments<A, T, Backend>::Architecture,
                          typename core::NetworkArguments<A, T, Backend>::Number, Backend> {
    static_assert(asserted<core::NetworkArguments<A, T, Backend>>);
    using Whole = BasicNetwork<typename core::NetworkArguments<A, T, Backend>::Architecture,
                               typename core::NetworkArguments<A, T, Backend>::Number, Backend>;

public:
    using Whole::Whole;
};

} // namespace lamina::core

namespace lamina {
using core::BasicNetwork;
using core::zeros;
} // namespace lamina
