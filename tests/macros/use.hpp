// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/lamina.hpp>

// A little of everything, so that templates are filled in after the macros too.
inline float train_behind_macros()
{
    using namespace lamina;
    using Net = Sequential<Linear<2, 3>, ReLU, Linear<3, 3>, Tanh, Linear<3, 2>, Sigmoid>;
    Network<Net> net{random::Torch{1}};
    xt::xtensor<float, 2> const x{{0, 1}, {1, 0}};
    xt::xtensor<int, 1> const labels{0, 1};
    Trainer means{net, MSELoss{}, SGD{.lr = 0.1F, .momentum = 0.9F}};
    Trainer absolute{net, L1Loss{}, SGD{.lr = 0.1F}};
    Trainer entropy{net, CrossEntropyLoss{}, SGD{.lr = 0.1F}};
    load_state_dict(net, state_dict(net));
    return means.run(2, x, x) + absolute.step(x, x) + entropy.step(x, labels) + net(x)(0, 0);
}
