// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/fill.hpp>
#include <lamina/initialisers/weight.hpp>

#include <cmath>
#include <vector>

namespace lamina::core {

/// Makes vectors of one length, of which none is a sum of those before it, orthogonal and of length 1, by
/// Gram and Schmidt; twice, since what one pass leaves is lost in the second (Giraud and others, Numerische
/// Mathematik 101, 2005).
inline void make_orthonormal(std::vector<double>& numbers, std::size_t length)
{
    auto const dot = [length](double const* a, double const* b) {
        double sum = 0;
        for (std::size_t i = 0; i < length; ++i) sum += a[i] * b[i];
        return sum;
    };
    for (double* vector = numbers.data(); vector != numbers.data() + numbers.size(); vector += length) {
        for (int pass = 0; pass < 2; ++pass)
            for (double const* before = numbers.data(); before != vector; before += length) {
                double const shared = dot(before, vector);
                for (std::size_t i = 0; i < length; ++i) vector[i] -= shared * before[i];
            }
        double const size = std::sqrt(dot(vector, vector));
        for (std::size_t i = 0; i < length; ++i) vector[i] /= size;
    }
}

} // namespace lamina::core

namespace lamina::init {

/// Rows that are orthogonal to one another and have the length gain, or columns where these are fewer:
/// torch.nn.init.orthogonal_. Computed in double. (Saxe and others, Exact Solutions to the Nonlinear Dynamics
/// of Learning in Deep Linear Neural Networks, 2013.)
struct Orthogonal {
    double gain = 1; ///< for the activation after it, as gain::relu
    static constexpr bool counts_fans = true;

    template <class T>
    void operator()(std::span<T> numbers, core::Weight const& weight, auto& generator) const
    {
        core::fill_normal(numbers, 0, 1, generator);
        std::size_t const rows = weight.parameter.rows;
        std::size_t const columns = weight.parameter.length();
        bool const by_rows = rows < columns;
        std::size_t const length = by_rows ? columns : rows;
        auto const place = [=](std::size_t k) { return by_rows ? k : k % length * columns + k / length; };
        std::vector<double> vectors(numbers.size());
        for (std::size_t k = 0; k < vectors.size(); ++k) vectors[k] = static_cast<double>(numbers[place(k)]);
        core::make_orthonormal(vectors, length);
        for (std::size_t k = 0; k < vectors.size(); ++k)
            numbers[place(k)] = static_cast<T>(gain * vectors[k]);
    }
};

} // namespace lamina::init
