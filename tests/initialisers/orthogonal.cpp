// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/orthogonal.hpp>

#include "catch.hpp"
#include "local/filled.hpp"

using namespace lamina;
using namespace lamina::core;
using namespace lamina::laws;

namespace {
/// The largest difference of the products of rows from gain^2 times the unit matrix.
double error_of(std::array<double, 1000> const& numbers, std::size_t count, std::size_t step,
                std::size_t stride, double gain)
{
    double largest = 0;
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            double product = 0;
            for (std::size_t i = 0; i < 1000 / count; ++i)
                product += numbers[a * step + i * stride] * numbers[b * step + i * stride];
            largest = std::max(largest, std::abs(product - (a == b ? gain * gain : 0)));
        }
    return largest;
}
} // namespace

TEST_CASE("The fewer of rows and columns are orthogonal, of the length gain")
{
    CHECK(error_of(filled(init::Orthogonal{}), 20, 50, 1, 1) < 1e-14);
    Weight const tall{{.name = "weight", .rows = 50, .columns = 20}, true};
    CHECK(error_of(filled(init::Orthogonal{.gain = 2}, tall), 20, 1, 20, 2) < 1e-14);
}

TEST_CASE("Vectors that are all but parallel are orthogonal too")
{
    std::vector<double> vectors{1, 1, 1, 1, 1 + 1e-12, 1, 1, 1, 1 + 2e-12};
    make_orthonormal(vectors, 3);
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            double product = 0;
            for (std::size_t i = 0; i < 3; ++i) product += vectors[a * 3 + i] * vectors[b * 3 + i];
            CHECK(std::abs(product) < 1e-15);
        }
}
