// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/math/basic.hpp>
#include <lamina/support/errors.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lamina::core {

/// What NumPy's old and new generators have in common, over unit(), gauss(), bits32() and bits64() of one.
/// Functions that take dims give an array of them, row by row; without dims one number.
template <class Generator>
class NumPyDraws {
public:
    /// uniform(low, high, (dims…)): uniform in [low, high).
    template <std::integral... Dims>
    auto uniform(double low, double high, Dims... dims)
    {
        return drawn([&] { return low + math::rounded((high - low) * self().unit()); }, dims...);
    }

    /// normal(mean, deviation, (dims…)).
    template <std::integral... Dims>
    auto normal(double mean, double deviation, Dims... dims)
    {
        return drawn([&] { return mean + math::rounded(deviation * self().gauss()); }, dims...);
    }

    /// permutation(n): 0 to n - 1, shuffled.
    std::vector<std::size_t> permutation(std::size_t n)
    {
        std::vector<std::size_t> order(n);
        for (std::size_t i = 0; i < n; ++i) order[i] = i;
        for (std::size_t i = n; i-- > 1;) std::swap(order[i], order[up_to(i)]);
        return order;
    }

protected:
    /// An array of what draw() gives.
    template <std::integral... Dims>
    static auto drawn(auto const& draw, Dims... dims)
    {
        if constexpr (sizeof...(Dims) == 0) {
            return draw();
        } else {
            auto array = xt::xtensor<decltype(draw()), sizeof...(Dims)>::from_shape(
                {static_cast<std::size_t>(dims)...});
            for (auto& number : array.storage()) number = draw();
            return array;
        }
    }

    /// An array of whole numbers in [low, high), which are low and what draw(high - low - 1) gives.
    static auto whole(std::int64_t low, std::int64_t high, auto const& draw, auto... dims)
    {
        if (low >= high)
            raise<std::invalid_argument>({"lamina: whole numbers are drawn from low on, below high; the low "
                                          "that was given, ",
                                          low, ", is not below the high, ", high, "."});
        auto const first = static_cast<std::uint64_t>(low);
        std::uint64_t const most = static_cast<std::uint64_t>(high) - first - 1;
        return drawn([&] { return static_cast<std::int64_t>(first + draw(most)); }, dims...);
    }

    /// Uniform in [0, most]: as many bits as that has, drawn until they are no more.
    std::uint64_t up_to(std::uint64_t most)
    {
        if (most == 0) return 0;
        std::uint64_t const mask = ~std::uint64_t{0} >> std::countl_zero(most);
        for (;;)
            if (auto const bits = (most >> 32 == 0 ? self().bits32() : self().bits64()) & mask; bits <= most)
                return bits;
    }

private:
    Generator& self() { return static_cast<Generator&>(*this); }
};

} // namespace lamina::core
