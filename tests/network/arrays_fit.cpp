// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/arrays_fit.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;
using Catch::Matchers::Equals;

namespace {
using Net = Network<Sequential<Linear<3, 2>>, double>;
} // namespace

TEST_CASE("Arrays of a network's widths fit, in their types and in their shapes")
{
    using Batch = xt::xtensor<double, 2>;
    static_assert(arrays_fit<Net, Batch, Batch&>());
    static_assert(arrays_fit<Net, std::vector<double>, std::array<double, 2>&>());

    Batch const x = xt::zeros<double>({5, 3});
    CHECK_NOTHROW(require_fit<Net>(x, Batch(xt::zeros<double>({5, 2}))));
    CHECK_THROWS_WITH(require_fit<Net>(x, Batch(xt::zeros<double>({4, 2}))),
                      Equals("lamina: the outputs have the shape (5, 2); the array for them has (4, 2)."));
    CHECK_THROWS_AS(require_fit<Net>(Batch(xt::zeros<double>({5, 4})), x), ShapeError);
}
