// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/keyed_arrays.hpp>
#include <lamina/random/generator.hpp>
#include <lamina/support/aligned_memory.hpp>

namespace lamina::core {

/// The trained numbers of a network, plain and in PyTorch's order: what networks of every backend are made
/// from and give back. A regular value; one that was moved from is as a network that was, see BasicNetwork.
///
///     Parameters<A, double> numbers = net.parameters();
///     reference::Network<A, double> same{numbers};
template <class A, class T = float>
class Parameters : public KeyedArrays<Parameters<A, T>, A, T> {
public:
    using architecture = A;
    using value_type = T;

    Parameters() = default;

    /// From numbers in PyTorch's order, each array line by line; ShapeError if there are more or fewer.
    explicit Parameters(std::span<T const> numbers)
    {
        if (numbers.size() != size())
            raise<ShapeError>({"lamina: this network has ", size(), " parameters; ", numbers.size(),
                               " numbers are given for them."});
        std::copy(numbers.begin(), numbers.end(), begin());
    }

    /// Drawn as PyTorch draws them, layer by layer; the generator moves on.
    template <class G>
        requires Generator<std::remove_cvref_t<G>, T>
    explicit Parameters(G&& generator)
    {
        this->draw(generator);
    }

    /// The same numbers in another precision.
    template <class Other>
    explicit Parameters(Parameters<A, Other> const& other)
    {
        std::transform(other.data(), other.data() + size(), data(),
                       [](Other number) { return static_cast<T>(number); });
    }

    [[nodiscard]] static constexpr std::size_t size() { return parameter_count<A>; }
    [[nodiscard]] T* data()
    {
        if (numbers_.empty()) refuse_moved_from();
        return numbers_.data();
    }
    [[nodiscard]] T const* data() const { return numbers_.data(); }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + size(); }
    [[nodiscard]] T const* begin() const { return data(); }
    [[nodiscard]] T const* end() const { return data() + size(); }

    /// Number by number: gradients of several batches are added up, the weights of two networks mixed.
    Parameters& operator+=(Parameters const& other)
    {
        for (std::size_t i = 0; i < size(); ++i) data()[i] += other.data()[i];
        return *this;
    }
    Parameters& operator-=(Parameters const& other)
    {
        for (std::size_t i = 0; i < size(); ++i) data()[i] -= other.data()[i];
        return *this;
    }
    Parameters& operator*=(T factor)
    {
        for (T& number : *this) number *= factor;
        return *this;
    }
    friend Parameters operator+(Parameters a, Parameters const& b) { return std::move(a += b); }
    friend Parameters operator-(Parameters a, Parameters const& b) { return std::move(a -= b); }
    friend Parameters operator*(T factor, Parameters a) { return std::move(a *= factor); }
    friend Parameters operator*(Parameters a, T factor) { return std::move(a *= factor); }

    [[nodiscard]] T& element(std::size_t index, std::size_t line, std::size_t i)
    {
        return numbers_
            .data()[array_keys<A>[index].offset + line * array_keys<A>[index].parameter.length() + i];
    }
    [[nodiscard]] T const& element(std::size_t index, std::size_t line, std::size_t i) const
    {
        return data()[array_keys<A>[index].offset + line * array_keys<A>[index].parameter.length() + i];
    }

    bool operator==(Parameters const& other) const { return numbers_ == other.numbers_; }

private:
    Block<T, parameter_count<A>> numbers_;
};

} // namespace lamina::core

namespace lamina {
using core::Parameters;
} // namespace lamina
