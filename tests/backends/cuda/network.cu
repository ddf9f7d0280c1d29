// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/network.hpp>

#include "backends/cuda/on_device.hpp"
#include "local/ensemble.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

void check_equal(auto const& a, auto const& b)
{
    for (std::size_t i = 0; i < b.size(); ++i)
        CHECK(a.data()[i] == Approx(b.data()[i]).epsilon(1e-9).margin(1e-12));
}

/// A network on the device against the same one on the reference backend.
template <class A, class Backend = typename cuda::Network<A, double>::backend>
void agrees()
{
    using Net = BasicNetwork<A, double, Backend>;
    Net net{random::Torch{4}};
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
        Net other{random::Torch{4}};
        Trainer other_trainer{other, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
        other_trainer.run(100, x, labels);
        return other;
    };
    CHECK(again() == net);
    trainer.apply(g);
    expected_trainer.apply(expected_g);
    check_equal(net.parameters(), expected.parameters());
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
    using Wide = Sequential<Linear<2, 600>, Tanh, Linear<600, 40>, ReLU, Linear<40, 3>>;
    if (!laws::has_device()) return;
    agrees<Wide>();
    agrees<Wide, cuda::Backend<cuda::Device>>(); // without a library
}

#ifdef LAMINA_CUBLASLT
TEST_CASE("So does one with GELU, and each precision's gradients are as near as it promises", "[gpu]")
{
    using Wide = Sequential<Linear<64, 600>, GELUTanh, Linear<600, 128>, GELU, Linear<128, 8>>;
    if (!laws::has_device()) return;
    reference::Network<Wide, double> const exact{random::Torch{4}};
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({100, 64});
    xt::xtensor<double, 2> t = xt::xtensor<double, 2>::from_shape({100, 8});
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t.data()[i] = std::cos(static_cast<double>(i));
    auto const expected = gradient(exact, MSELoss{}, x, t);
    auto const error = [&]<class T, cuda::Precision precision>() {
        cuda::Network<Wide, T, precision> const net{Parameters<Wide, T>(exact.parameters())};
        auto const found =
            gradient(net, MSELoss{}, xt::xtensor<T, 2>(xt::cast<T>(x)), xt::xtensor<T, 2>(xt::cast<T>(t)));
        double difference = 0, size = 0;
        for (std::size_t line = 0; line < 600; ++line)
            for (std::size_t i = 0; i < 64; ++i) {
                double const wanted = expected.element(0, line, i);
                double const apart = static_cast<double>(found.element(0, line, i)) - wanted;
                difference += apart * apart;
                size += wanted * wanted;
            }
        return std::sqrt(difference / size);
    };
    using cuda::Precision;
    CHECK(error.operator()<double, Precision::exact>() < 1e-12);
    CHECK(error.operator()<float, Precision::single>() < 1e-5);
    CHECK(error.operator()<float, Precision::tf32>() < 1e-3);
    CHECK(error.operator()<float, Precision::bf16>() < 2e-2);
    cuda::Network<Wide, double> const net{exact.parameters()};
    check_equal(net(x), exact(x)); // with the epilogues of a forward pass
}
#endif

TEST_CASE("Networks on a device train as each would alone", "[gpu]")
{
    if (laws::has_device()) laws::ensemble<cuda::Backend<cuda::Device>>();
}
