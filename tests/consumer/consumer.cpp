// SPDX-License-Identifier: BSL-1.0
#include <lamina/lamina.hpp>

#include <cstdio>

int main()
{
    using A = lamina::Sequential<lamina::Linear<2, 3>, lamina::Tanh, lamina::Linear<3, 1>, lamina::Sigmoid>;
    xt::xtensor<double, 2> const x{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    xt::xtensor<double, 2> const t{{0}, {1}, {1}, {1}};
    lamina::Network<A, double> net;
    lamina::Trainer trainer{net, lamina::MSELoss{}, lamina::SGD{.lr = 0.5}};
    double const first = trainer.step(x, t);
    double const last = trainer.run(5'000, x, t);
    std::printf("loss %.4f, after 5,000 steps %.4f\n", first, last);
    return last < first / 100 ? 0 : 1;
}
