// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/vectors.hpp>

#include <algorithm>

namespace lamina::core {

/// J^T J and J^T r of residuals r whose rows of J come a few at a time, and the damped steps that follow; of
/// p parameters in 2 p^2 numbers.
template <class Number>
class NormalEquations {
public:
    using Vector = std::vector<Number>;

    /// So many residuals are added at once.
    static constexpr std::size_t block = 8;

    /// How far apart lines of so many parameters lie: whole eights, so that compilers see registers.
    static constexpr std::size_t stride(std::size_t size) { return (size + lanes - 1) / lanes * lanes; }

    static constexpr std::size_t bytes(std::size_t size) { return 2 * size * stride(size) * sizeof(Number); }

    explicit NormalEquations(std::size_t size)
        : size_(size), matrix_(size * stride(size)), factor_(size * stride(size)), gradient_(size)
    {}

    void clear()
    {
        std::fill(matrix_.begin(), matrix_.end(), Number(0));
        std::fill(gradient_.begin(), gradient_.end(), Number(0));
    }

    /// Adds `block` residuals and their rows of J, `stride` apart.
    void add(Vector const& rows, Number const (&residuals)[block])
    {
        for (std::size_t i = 0; i < size_; ++i) {
            Number factors[block];
            for (std::size_t k = 0; k < block; ++k) {
                factors[k] = rows[k * stride(size_) + i];
                gradient_[i] += factors[k] * residuals[k];
            }
            for (std::size_t j = 0; j <= i; j += lanes) // more than the lower triangle, of which no one asks
                add_lanes(factors, &rows[j], &matrix_[i * stride(size_) + j]);
        }
    }

    /// J^T r, half the slope of the sum of squares.
    [[nodiscard]] Vector const& gradient() const { return gradient_; }

    [[nodiscard]] Number largest_diagonal() const
    {
        Number result = 0;
        for (std::size_t i = 0; i < size_; ++i) result = (std::max)(result, matrix_[i * stride(size_) + i]);
        return result;
    }

    /// Solves (J^T J + damping I) h = -J^T r by Cholesky's factors; false where that is not positive
    /// definite, to rounding.
    bool step(Number damping, Vector& h)
    {
        if (!factorise(damping)) return false;
        for (std::size_t i = 0; i < size_; ++i)
            h[i] = (-gradient_[i] - dot(line(i), h.data(), i)) / line(i)[i];
        for (std::size_t i = size_; i-- > 0;) {
            h[i] /= line(i)[i];
            for (std::size_t j = 0; j < i; ++j) h[j] -= line(i)[j] * h[i];
        }
        return std::isfinite(largest(h));
    }

    /// By how much such a step makes the sum of squares smaller, if the residuals are straight.
    [[nodiscard]] Number decrease(Number damping, Vector const& h) const
    {
        return damping * dot(h, h) - dot(h, gradient_);
    }

private:
    static constexpr std::size_t lanes = 8;

    void add_lanes(Number const (&factors)[block], Number const* rows, Number* to) const
    {
        Number sums[lanes] = {};
        for (std::size_t k = 0; k < block; ++k)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                sums[lane] += factors[k] * rows[k * stride(size_) + lane];
        for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] += sums[lane];
    }

    [[nodiscard]] Number* line(std::size_t i) { return &factor_[i * stride(size_)]; }

    /// L of L L^T, line by line.
    bool factorise(Number damping)
    {
        for (std::size_t i = 0; i < size_; ++i) {
            Number const* const from = &matrix_[i * stride(size_)];
            for (std::size_t j = 0; j < i; ++j)
                line(i)[j] = (from[j] - dot(line(i), line(j), j)) / line(j)[j];
            Number const square = from[i] + damping - dot(line(i), line(i), i);
            if (!(square > 0 && std::isfinite(square))) return false;
            line(i)[i] = std::sqrt(square);
        }
        return true;
    }

    std::size_t size_;
    Vector matrix_; ///< its lower triangle
    Vector factor_;
    Vector gradient_;
};

} // namespace lamina::core
