// SPDX-License-Identifier: BSL-1.0
/// Training, and all else of lamina.hpp, compiled with -fno-exceptions and -fno-rtti.
#include "ends_with.hpp"

#include <lamina/lamina.hpp>

#include <vector>

int main()
{
    using namespace lamina;
    xt::xtensor<float, 2> const x{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    std::vector<int> labels{0, 1, 1, 0};
    Network<Sequential<Linear<2, 8>, Tanh, Linear<8, 2>>> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.5}};
    if (trainer.run(500, x, labels) > 0.05F) return 1;
    labels[3] = 2;
    ends_with("lamina: the label in row 3 is 2; the network has classes 0 to 1.",
              [&] { trainer.step(x, labels); });
}
