// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "property/architectures.hpp"

#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/random/numpy.hpp>

#include <random>

namespace lamina::laws {

using namespace core;

/// The longest sum in a network on a batch.
template <class A>
std::size_t longest_sum(std::size_t batch)
{
    return std::max(batch, *std::max_element(Facts<A>::given.begin(), Facts<A>::given.end()));
}

/// Numbers of the CPU backend against long double: within 64 ulp, times sqrt(K) for sums of K numbers. The
/// ulp is that of `size`, the largest number that was added up: where terms cancel, the error is theirs.
template <class T>
void near(auto const& got, auto const& wanted, long double size, std::size_t sum)
{
    long double error = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        error = std::max(error, std::abs(static_cast<long double>(got.data()[i]) - wanted.data()[i]));
    long double const ulp = size * std::numeric_limits<T>::epsilon();
    CHECK(static_cast<double>(error) <=
          static_cast<double>(64 * ulp * std::sqrt(static_cast<long double>(sum))));
}

long double largest(auto const& numbers)
{
    long double size = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        size = std::max(size, std::abs(static_cast<long double>(numbers.data()[i])));
    return size;
}

/// A gradient's array as plain numbers.
template <class A, class Number>
std::vector<Number> numbers_of(auto const& gradient, std::size_t index)
{
    std::vector<Number> result;
    for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
        for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i)
            result.push_back(gradient.element(index, line, i));
    return result;
}

/// For each array the largest sum of what the samples add to an element, signs left out.
template <class A>
auto sizes_of_terms(reference::Network<A, long double> const& net, xt::xtensor<long double, 2> const& x,
                    xt::xtensor<long double, 2> const& t)
{
    std::array<std::vector<long double>, array_keys<A>.size()> sums;
    for (std::size_t row = 0; row < x.shape(0); ++row) {
        xt::xtensor<long double, 2> const one_x = xt::view(x, xt::range(row, row + 1), xt::all());
        xt::xtensor<long double, 2> const one_t = xt::view(t, xt::range(row, row + 1), xt::all());
        auto const g = gradient(net, MSELoss{}, one_x, one_t);
        for (std::size_t index = 0; index < sums.size(); ++index) {
            auto const terms = numbers_of<A, long double>(g, index);
            sums[index].resize(terms.size());
            for (std::size_t i = 0; i < terms.size(); ++i)
                sums[index][i] += std::abs(terms[i]) / static_cast<long double>(x.shape(0));
        }
    }
    return sums;
}

template <class A, class T>
void agree(std::mt19937& engine)
{
    CAPTURE(std::string(summary<A>()), sizeof(T));
    Network<A, T> const net{random::Torch{engine()}};
    reference::Network<A, long double> const exact{Parameters<A, long double>(net.parameters())};
    for (int round = 0; round < 8; ++round) {
        std::size_t const batch = 1 + engine() % 40;
        CAPTURE(batch);
        random::NumPy numpy{static_cast<std::uint32_t>(engine())};
        xt::xtensor<T, 2> const x = xt::cast<T>(numpy.uniform(-1, 1, batch, input_size<A>));
        xt::xtensor<T, 2> const t = xt::cast<T>(numpy.uniform(-1, 1, batch, output_size<A>));
        xt::xtensor<long double, 2> const wide_x = xt::cast<long double>(x),
                                          wide_t = xt::cast<long double>(t);
        std::size_t const sum = longest_sum<A>(batch);
        auto const y = exact(wide_x);
        near<T>(net(x), y, largest(y), sum);
        auto const g = gradient(net, MSELoss{}, x, t);
        auto const wanted = gradient(exact, MSELoss{}, wide_x, wide_t);
        near<T>(std::array{g.loss()}, std::array{wanted.loss()}, wanted.loss(), sum);
        near<T>(g.input(), wanted.input(), largest(wanted.input()), sum);
        auto const sizes = sizes_of_terms(exact, wide_x, wide_t);
        for (std::size_t index = 0; index < array_keys<A>.size(); ++index) {
            CAPTURE(array_keys<A>[index].key());
            near<T>(numbers_of<A, T>(g, index), numbers_of<A, long double>(wanted, index),
                    largest(sizes[index]), sum);
        }
    }
}

/// The networks of a group in turn, float and double taking turns.
template <std::size_t Group>
void check_group()
{
    std::mt19937 engine(Group + 1);
    using Networks = typename Architectures<Group>::type;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (agree<std::tuple_element_t<I, Networks>, std::conditional_t<(Group + I) % 2 == 0, float, double>>(
             engine),
         ...);
    }(std::make_index_sequence<std::tuple_size_v<Networks>>{});
}

} // namespace lamina::laws
