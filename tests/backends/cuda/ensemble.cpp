// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/ensemble.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"
#include "local/ensemble.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::EmulatedDevice;

TEST_CASE("Networks in the lanes of a device train as each would alone, in one launch")
{
    EmulatedDevice::launches = 0;
    laws::ensemble<cuda::Backend<EmulatedDevice>>();
    CHECK(EmulatedDevice::launches == 2);
}

TEST_CASE("Networks on a device: none of them, no steps, no rows, and nothing is launched")
{
    EmulatedDevice::launches = 0;
    laws::ensemble_of_nothing<cuda::Backend<EmulatedDevice>>();
    CHECK(EmulatedDevice::launches == 0);
}

TEST_CASE("Networks that are too large for a lane have a block each, and labels of their own")
{
    using A = Sequential<Linear<2, 8>, Tanh, Linear<8, 3>>;
    BasicEnsemble<A, double, cuda::Backend<EmulatedDevice>> many{2, random::Torch{4}};
    auto x = xt::xtensor<double, 2>::from_shape({6, 2});
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = std::sin(static_cast<double>(i));
    std::vector<int> const labels{0, 1, 2, 2, 1, 1};
    reference::Network<A, double> second{many[1]};
    auto const losses = many.train(5, CrossEntropyLoss{}, SGD{.lr = 0.5}, x, labels, Batches::apart);
    Trainer trainer{second, CrossEntropyLoss{}, SGD{.lr = 0.5}};
    xt::xtensor<double, 2> const rows = xt::view(x, xt::range(3, 6), xt::all());
    CHECK(losses[1] == Approx(trainer.run(5, rows, std::vector{2, 1, 1})).epsilon(1e-12));
    auto const parameters = many[1];
    for (std::size_t i = 0; i < parameters.size(); ++i)
        CHECK(parameters.data()[i] == Approx(second.parameters().data()[i]).epsilon(1e-12));
}
