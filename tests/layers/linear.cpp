// SPDX-License-Identifier: BSL-1.0
#include <lamina/layers/linear.hpp>

#include "catch.hpp"

#include <lamina/random/torch.hpp>

#include <vector>

using namespace lamina;

TEST_CASE("Linear declares its parameters as torch.nn.Linear does")
{
    static_assert(Linear<2, 3>::parameters[0].name == "weight" && Linear<2, 3>::parameters[0].rows == 3 && Linear<2, 3>::parameters[0].columns == 2);
    static_assert(Linear<2, 3>::parameters[1].name == "bias" && Linear<2, 3>::parameters[1].rows == 3);
    static_assert(Linear<2, 3, NoBias>::parameters.size() == 1 && Linear<2, 3>::mac_count == 6);
}

TEST_CASE("Linear draws its weight, then its bias, within PyTorch's bounds")
{
    random::Torch torch{1};
    std::vector<double> weight(600), bias(200);
    Linear<3, 200>::initialize<double>(torch, weight, bias);
    double const bound = 1 / std::sqrt(3.0); // both bounds come to this
    for (double const w : weight) CHECK(std::abs(w) <= bound * (1 + 1e-15));
    CHECK(*std::max_element(weight.begin(), weight.end()) > 0.98 * bound);
    CHECK(*std::min_element(bias.begin(), bias.end()) < -0.95 * bound);
    std::vector<double> again(600);
    random::Torch same{1};
    Linear<3, 200, NoBias>::initialize<double>(same, again);
    CHECK(again == weight);
}
