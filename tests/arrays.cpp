// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays.hpp>

#include "catch.hpp"

#include <array>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("arrays.hpp lists what networks take")
{
    static_assert(rank_of<xt::xtensor<float, 2>> == 2 && rank_of<xt::xarray<float>> == 0);
    static_assert(rank_of<std::vector<float>> == 1 && rank_of<std::vector<std::array<float, 3>>> == 2);
    static_assert(rank_of<MatrixView<float>> == 2);
}
