// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/linear.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(ContractionLayer<Linear<2, 3>> && ContractionLayer<Linear<2, 3, NoBias>>);

TEST_CASE("Linear declares its parameters as torch.nn.Linear does")
{
    static_assert(Linear<2, 3>::parameters[0].name == "weight" && Linear<2, 3>::parameters[0].rows == 3 &&
                  Linear<2, 3>::parameters[0].columns == 2);
    static_assert(Linear<2, 3>::parameters[1].name == "bias" && Linear<2, 3>::parameters[1].rows == 3);
    static_assert(Linear<2, 3, NoBias>::parameters.size() == 1 && Linear<2, 3>::mac_count == 6);
}

TEST_CASE("Linear starts within PyTorch's bounds, computed as PyTorch computes them")
{
    // sqrt(3) * (sqrt(2 / (1 + sqrt(5)^2)) / sqrt(784)) and 1 / sqrt(784) in Python
    static_assert(Linear<784, 10>::parameters[0].bound == 0.03571428571428571);
    static_assert(Linear<784, 10>::parameters[1].bound == 0.03571428571428571);
    static_assert(Linear<7, 3>::parameters[0].bound == 0.3779644730092272);
    static_assert(Linear<7, 3>::parameters[1].bound == 0.3779644730092272);
}

TEST_CASE("What says whether there is a bias is WithBias or NoBias")
{
    static_assert(core::IsBias<WithBias>::value && core::IsBias<NoBias>::value);
    static_assert(!core::IsBias<bool>::value && !core::IsBias<Linear<2, 3>>::value);
}
