// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/network.hpp>

#include "backends/cuda/on_device.hpp"
#include "local/ensemble.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/gradient.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/trainer.hpp>

using namespace lamina;

namespace {

void check_equal(auto const& a, auto const& b)
{
    for (std::size_t i = 0; i < b.size(); ++i)
        CHECK(a.data()[i] == Approx(b.data()[i]).epsilon(1e-9).margin(1e-12));
}

/// A network on the device against the same one on the reference backend.
template <class A>
void agrees()
{
    cuda::Network<A, double> net{random::Torch{4}};
    reference::Network<A, double> expected{net.parameters()};
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({70, 2});
    std::vector<std::size_t> labels(70);
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = i % 3;
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    Trainer expected_trainer{expected, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    CHECK(trainer.run(100, x, labels) == Approx(expected_trainer.run(100, x, labels)).epsilon(1e-9));
    check_equal(net.parameters(), expected.parameters());
    check_equal(net(x), expected(x));
    auto const g = gradient(net, CrossEntropyLoss{}, x, labels);
    auto const expected_g = gradient(expected, CrossEntropyLoss{}, x, labels);
    check_equal(g.template get<"0.weight">(), expected_g.template get<"0.weight">());
    check_equal(g.input(), expected_g.input());

    auto const again = [&] { // run to run the same bits
        cuda::Network<A, double> other{random::Torch{4}};
        Trainer other_trainer{other, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
        other_trainer.run(100, x, labels);
        return other;
    };
    CHECK(again() == net);
}

} // namespace

static_assert(std::string_view(cuda::plan<Sequential<Linear<2, 3>>, float, MSELoss<>, SGD<>>())
                  .starts_with("lanes: a network in 4 lanes"));

TEST_CASE("A network in a block trains, predicts and differentiates as the reference does", "[gpu]")
{
    if (laws::has_device()) agrees<Sequential<Linear<2, 8>, Tanh, Linear<8, 3>>>();
}

TEST_CASE("So does one that is too large for a block, its equal steps recorded", "[gpu]")
{
    if (laws::has_device()) agrees<Sequential<Linear<2, 600>, Tanh, Linear<600, 3>>>();
}

TEST_CASE("Networks on a device train as each would alone", "[gpu]")
{
    if (laws::has_device()) laws::ensemble<cuda::Backend<cuda::Device>>();
}
