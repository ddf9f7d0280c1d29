// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/normal_equations.hpp>

#include "catch.hpp"

using namespace lamina::core;

namespace {
constexpr std::size_t size = 11, block = NormalEquations<double>::block;
constexpr std::size_t stride = NormalEquations<double>::stride(size);
static_assert(stride == 16);

double number(std::size_t i) { return std::sin(static_cast<double>(i * i) + 1); }
} // namespace

TEST_CASE("A step solves the damped normal equations")
{
    NormalEquations<double> equations(size);
    std::vector<std::vector<double>> jacobian;
    std::vector<double> residuals;
    for (std::size_t batch = 0; batch < 3; ++batch) {
        std::vector<double> rows(block * stride);
        double of_rows[block];
        for (std::size_t k = 0; k < block; ++k) {
            of_rows[k] = number(1000 + 17 * batch + k);
            for (std::size_t i = 0; i < size; ++i) rows[k * stride + i] = number(batch * 100 + k * size + i);
            auto const line = rows.begin() + static_cast<std::ptrdiff_t>(k * stride);
            jacobian.emplace_back(line, line + size);
            residuals.push_back(of_rows[k]);
        }
        equations.add(rows, of_rows);
    }
    for (double const damping : {0.0, 0.25, 100.0}) {
        std::vector<double> h(size);
        REQUIRE(equations.step(damping, h));
        std::vector<double> left(size); // J^T (J h + r) + damping h
        for (std::size_t row = 0; row < jacobian.size(); ++row)
            add(left, dot(jacobian[row], h) + residuals[row], jacobian[row]);
        add(left, damping, h);
        CHECK(largest(left) < 1e-13);
    }
    double diagonal = 0;
    for (std::size_t i = 0; i < size; ++i) {
        double sum = 0;
        for (auto const& row : jacobian) sum += row[i] * row[i];
        diagonal = std::max(diagonal, sum);
    }
    CHECK(equations.largest_diagonal() == Approx(diagonal));
    equations.clear();
    CHECK(equations.largest_diagonal() == 0);
    CHECK(largest(equations.gradient()) == 0);
}
TEST_CASE("Equations that say too little have no step before they are damped")
{
    NormalEquations<double> equations(2);
    std::vector<double> rows(block * NormalEquations<double>::stride(2));
    double const residuals[block] = {1};
    rows[0] = rows[1] = 3; // one residual of two parameters
    equations.add(rows, residuals);
    std::vector<double> h(2);
    CHECK_FALSE(equations.step(0.0, h));
    REQUIRE(equations.step(1.0, h));
    CHECK(h[0] == Approx(-3.0 / 19));
    CHECK(h[1] == Approx(-3.0 / 19));
    CHECK_FALSE(equations.step(std::numeric_limits<double>::quiet_NaN(), h));
}
TEST_CASE("So much memory do they take")
{
    CHECK(NormalEquations<double>::bytes(8192) == std::size_t{1} << 30);
}
