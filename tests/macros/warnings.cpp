// SPDX-License-Identifier: BSL-1.0
#include "use.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/inference.hpp>
#include <lamina/portable/portable_network.hpp>

int main()
{
    using namespace lamina;
    Ensemble<Sequential<Linear<2, 1>>> many{3, random::Torch{0}};
    xt::xtensor<float, 2> const x{{0, 1}, {1, 0}}, t{{0}, {1}};
    return many.train(2, MSELoss{}, SGD{.lr = 0.1F}, x, t)[0] > train_behind_macros();
}
