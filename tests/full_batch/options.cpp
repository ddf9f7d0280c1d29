// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/options.hpp>

#include "catch.hpp"

#include <limits>

using namespace lamina::core;

TEST_CASE("Tolerances are not negative, and numbers")
{
    CHECK_NOTHROW(require_tolerances("LBFGS", 0, 1e-9));
    CHECK_THROWS_WITH(
        require_tolerances("LBFGS", -1e-7, 0),
        "lamina: the tolerance_grad of LBFGS is negative or not a number; give 0 or a small number.");
    CHECK_THROWS_WITH(
        require_tolerances("LBFGS", 0, std::numeric_limits<double>::quiet_NaN()),
        "lamina: the tolerance_change of LBFGS is negative or not a number; give 0 or a small number.");
}
