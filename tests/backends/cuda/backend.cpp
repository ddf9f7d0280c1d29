// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/backend.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"
#include "local/moved.hpp"
#include "reference/activation_networks.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/predict.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>

#include <xtensor/xview.hpp>

using namespace lamina;
using namespace lamina::core;
using laws::EmulatedDevice;

namespace {

template <class A, class T = double>
using Network = BasicNetwork<A, T, cuda::Backend<EmulatedDevice>>;
using OrHidden = Sequential<Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid>;

xt::xtensor<double, 2> const inputs{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
xt::xtensor<double, 2> const truth{{0}, {1}, {1}, {1}};

nlohmann::json const& seeds()
{
    static nlohmann::json const file = laws::reference("seeds.json");
    return file;
}

using Classes = Sequential<Linear<2, 8>, Tanh, Linear<8, 3>>; // too many parameters for registers
template <class T, std::size_t Rank>
using DeviceArray = cuda::BasicDeviceArray<T, Rank, EmulatedDevice>;

/// A batch of points and their classes.
struct Points {
    static constexpr std::size_t rows = 70; // more than a tile
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({rows, 2});
    std::vector<std::size_t> labels = std::vector<std::size_t>(rows);

    Points()
    {
        random::NumPy numpy{5};
        for (double& number : x.storage()) number = numpy.uniform(-1, 1);
        for (std::size_t i = 0; i < rows; ++i) labels[i] = x(i, 0) > 0 ? 1 : x(i, 1) > 0 ? 2 : 0;
    }
};

void check_equal(auto const& a, auto const& b)
{
    for (std::size_t i = 0; i < b.size(); ++i)
        CHECK(a.data()[i] == Approx(b.data()[i]).epsilon(1e-12).margin(1e-15));
}

} // namespace

TEST_CASE("001 on an emulated device: all steps in one launch, the digits of PyTorch")
{
    auto const& wanted = seeds()["or_hidden"];
    Network<OrHidden> net;
    random::NumPy numpy{1};
    net.set<"0.weight">(xt::transpose(numpy.rand(2, 3)));
    net.set<"2.weight">(xt::transpose(numpy.rand(3, 1)));
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
    std::vector<double> errors;
    EmulatedDevice::launches = 0;
    trainer.run(10'000, inputs, truth,
                every(1'000, [&](std::size_t, double error) { errors.push_back(error); }));
    CHECK(EmulatedDevice::launches == 1);
    CHECK(laws::largest_difference(errors, wanted["errors"]) < 1e-9);
    CHECK(laws::largest_difference(net.get<"0.weight">(), wanted["torch_V"]) < 1e-9);
    CHECK(laws::largest_difference(net.get<"2.weight">(), wanted["torch_W"]) < 1e-9);
    CHECK(laws::largest_difference(net(inputs), wanted["pred"]) < 1e-9);
}

TEST_CASE("002 on an emulated device in float, to 1e-4 after 10,000 steps")
{
    auto const& wanted = seeds()["regression"];
    using Curve = Sequential<Linear<1, 10>, ReLU, Linear<10, 1>>;
    random::Torch torch{2};
    random::NumPy numpy{2};
    for (std::size_t const hidden : {5U, 1U, 2U, 1000U}) // the networks that are drawn before
        for (std::size_t i = 0; i < 3 * hidden + 1; ++i) static_cast<void>(torch.uniform(0.0F, 1.0F));
    Network<Curve, float> net{torch};
    xt::xtensor<float, 2> const x = xt::cast<float>(numpy.uniform(-3, 3, 20, 1));
    xt::xtensor<float, 2> const y = x * x;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.001}};
    std::vector<float> losses;
    float const last =
        trainer.run(10'000, x, y, every(1'000, [&](std::size_t, float loss) { losses.push_back(loss); }));
    REQUIRE(losses.size() == 10);
    for (std::size_t i = 0; i < losses.size(); ++i)
        CHECK(losses[i] == Approx(wanted["losses"][i].get<double>()).epsilon(1e-4));
    CHECK(last == Approx(wanted["final_loss"].get<double>()).epsilon(1e-4));
}

TEST_CASE("A network that chains activations trains on an emulated device, the digits of PyTorch")
{
    laws::check_activation_network<Network, double, laws::SecondActivations>("second", 1e-12);
}

TEST_CASE("A network in a block trains, stops and predicts as on the reference backend")
{
    Points const points;
    Network<Classes> net{random::Torch{4}};
    reference::Network<Classes, double> expected{net.parameters()};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    Trainer reference_trainer{expected, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    CHECK(trainer.step(points.x, points.labels) ==
          Approx(reference_trainer.step(points.x, points.labels)).epsilon(1e-14));

    // a callback that reads the network, or may stop the run, splits the launch
    std::vector<double> weights;
    EmulatedDevice::launches = 0;
    trainer.run(5, points.x, points.labels, every(2, [&](std::size_t, double, auto const& now) {
                    weights.push_back(now.element(0, 0, 0));
                }));
    CHECK(EmulatedDevice::launches == 3);
    std::vector<double> expected_weights;
    reference_trainer.run(5, points.x, points.labels, every(2, [&](std::size_t, double, auto const& now) {
                              expected_weights.push_back(now.element(0, 0, 0));
                          }));
    check_equal(weights, expected_weights);
    trainer.optimizer().lr = 0.1;
    reference_trainer.optimizer().lr = 0.1;
    auto const stop = every(2, [](std::size_t step, double) { return step < 2; });
    CHECK(trainer.run(9, points.x, points.labels, stop) ==
          Approx(reference_trainer.run(9, points.x, points.labels, stop)).epsilon(1e-12));
    check_equal(net.parameters(), expected.parameters());
    check_equal(net(points.x), expected(points.x));

    auto const g = gradient(net, CrossEntropyLoss{}, points.x, points.labels);
    auto const expected_g = gradient(expected, CrossEntropyLoss{}, points.x, points.labels);
    CHECK(g.loss() == Approx(expected_g.loss()).epsilon(1e-12));
    check_equal(g.get<"0.weight">(), expected_g.get<"0.weight">());
    check_equal(g.get<"2.bias">(), expected_g.get<"2.bias">());
    check_equal(g.input(), expected_g.input());
}

TEST_CASE("A network too large for a block trains by launches over the device, equal steps recorded once")
{
    using Wide = Sequential<Linear<2, 200>, PReLU<>, Linear<200, 100>, Tanh, Linear<100, 3>>;
    Points const points;
    Network<Wide> net{random::Torch{4}};
    reference::Network<Wide, double> expected{net.parameters()};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    Trainer expected_trainer{expected, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    std::vector<double> losses, expected_losses;
    EmulatedDevice::recordings = 0;
    trainer.run(6, points.x, points.labels,
                every(3, [&](std::size_t, double loss) { losses.push_back(loss); }));
    CHECK(EmulatedDevice::recordings == 1); // once the second step and the third are made
    expected_trainer.run(6, points.x, points.labels,
                         every(3, [&](std::size_t, double loss) { expected_losses.push_back(loss); }));
    check_equal(losses, expected_losses);
    check_equal(net.parameters(), expected.parameters());
    auto const g = gradient(net, CrossEntropyLoss{}, points.x, points.labels);
    auto const expected_g = gradient(expected, CrossEntropyLoss{}, points.x, points.labels);
    CHECK(g.loss() == Approx(expected_g.loss()).epsilon(1e-12));
    check_equal(g.get<"1.weight">(), expected_g.get<"1.weight">());
    check_equal(g.input(), expected_g.input());
}

TEST_CASE("Single steps are recorded too, and again when their hyperparameters or their arrays change")
{
    using Wide = Sequential<Linear<2, 200>, ReLU, Linear<200, 100>, Tanh, Linear<100, 3>>;
    Points points;
    Network<Wide> net{random::Torch{4}};
    reference::Network<Wide, double> expected{net.parameters()};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    Trainer expected_trainer{expected, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    EmulatedDevice::recordings = 0;
    auto const steps = [&](std::size_t count) { // on numbers that change, at the same place of the device
        for (std::size_t i = 0; i < count; ++i) {
            points.x(i, 0) += 0.5;
            points.labels[i] = (points.labels[i] + 1) % 3;
            double const loss = trainer.step(points.x, points.labels);
            CHECK(loss == Approx(expected_trainer.step(points.x, points.labels)).epsilon(1e-12));
        }
        return std::exchange(EmulatedDevice::recordings, 0);
    };
    CHECK(steps(2) == 0);
    CHECK(steps(4) == 1);
    trainer.optimizer().lr = expected_trainer.optimizer().lr = 0.05;
    CHECK(steps(2) == 0);
    CHECK(steps(3) == 1);
    points.x = xt::xtensor<double, 2>(xt::view(points.x, xt::range(0, 30)));
    points.labels.resize(30);
    CHECK(steps(2) == 0);
    CHECK(steps(3) == 1);
    check_equal(net.parameters(), expected.parameters());
}

TEST_CASE("Batches of one shape share a recording, wherever they lie on the device")
{
    using Wide = Sequential<Linear<2, 200>, ReLU, Linear<200, 100>, Tanh, Linear<100, 3>>;
    Points points;
    Network<Wide> net{random::Torch{4}};
    reference::Network<Wide, double> expected{net.parameters()};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    Trainer expected_trainer{expected, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    EmulatedDevice::recordings = 0;
    std::size_t const size = Points::rows / 5;
    for (std::size_t first = 0; first < Points::rows; first += size) {
        DeviceArray<double, 2> const x{{size, 2}, points.x.data() + 2 * first};
        DeviceArray<std::size_t, 1> const labels{{size}, points.labels.data() + first};
        trainer.step(x, labels);
        std::vector<std::size_t> const these(labels.data(), labels.data() + size);
        expected_trainer.step(xt::eval(xt::view(points.x, xt::range(first, first + size))), these);
    }
    CHECK(EmulatedDevice::recordings == 1);
    check_equal(net.parameters(), expected.parameters());
}

TEST_CASE("Data can stay on the device, and nothing is copied that is there")
{
    Points const points;
    Network<Classes> net{random::Torch{4}};
    auto copy = net;
    DeviceArray<double, 2> const x{{Points::rows, 2}, {points.x.data(), points.x.size()}};
    DeviceArray<std::size_t, 1> const labels{{Points::rows}, points.labels};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    Trainer copy_trainer{copy, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    trainer.step(x, labels);
    copy_trainer.step(points.x, points.labels);
    EmulatedDevice::transfers = 0;
    trainer.run(2, x, labels);
    CHECK(EmulatedDevice::transfers == 2); // whether the labels are classes, and the loss
    copy_trainer.run(2, points.x, points.labels);
    auto const y = net(x);
    std::vector<double> numbers(y.size());
    y.copy_to(numbers);
    check_equal(numbers, copy(points.x));
    CHECK(net == copy);
    CHECK_THROWS_AS(y.copy_to(std::span(numbers).first(5)), ShapeError);
    CHECK_THROWS_AS(net(DeviceArray<double, 2>{{4, 3}}), ShapeError);
}

TEST_CASE("A gradient is given back, and there is a loss without one")
{
    Points const points;
    Network<Classes> stepped{random::Torch{4}};
    auto applied = stepped;
    Trainer steps{stepped, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    Trainer applies{applied, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    for (int step = 0; step < 3; ++step) {
        double const loss = loss_of(applied, CrossEntropyLoss{}, points.x, points.labels);
        auto const g = gradient(applied, CrossEntropyLoss{}, points.x, points.labels);
        CHECK(loss == g.loss());
        step == 1 ? applies.apply(g.parameters()) : applies.apply(g);
        CHECK(steps.step(points.x, points.labels) == Approx(loss).epsilon(1e-12));
    }
    check_equal(applied.parameters(), stepped.parameters());
    auto const labels = predict(stepped, points.x);
    CHECK(labels(3) == argmax(reference::Network<Classes, double>(stepped.parameters())(
                           {points.x(3, 0), points.x(3, 1)})));
}

TEST_CASE("A device takes the standard library's arrays, and computes a lazy batch once")
{
    Network<Classes> net;
    reference::Network<Classes, double> same;
    Points const points;
    std::vector<double> const numbers(points.x.begin(), points.x.end());
    std::vector<unsigned char> const labels(points.labels.begin(), points.labels.end());
    Trainer on_device{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    Trainer on_host{same, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    CHECK(on_device.run(5, MatrixView{numbers, 2}, labels) ==
          Approx(on_host.run(5, points.x, points.labels)).epsilon(1e-12));
    check_equal(net.parameters(), same.parameters());
    auto const y = net(MatrixView{numbers, 2});
    auto const wanted = same(points.x);
    for (std::size_t row = 0; row < Points::rows; ++row)
        for (std::size_t i = 0; i < 3; ++i) CHECK(y[row][i] == Approx(wanted(row, i)).epsilon(1e-12));
    CHECK(net(std::array<double, 2>{1, 2})[2] == Approx(same({1, 2})[2]).epsilon(1e-12));

    std::size_t reads = 0;
    auto const counted = xt::make_lambda_xfunction([&](double number) { return ++reads, number; }, points.x);
    auto const heard = [](std::size_t, double, auto const&) {}; // launches of three steps, then of one
    on_device.run(10, counted, labels, every(3, heard));
    CHECK(reads == points.x.size());
}

TEST_CASE("Mistakes are found before anything is launched")
{
    Points points;
    Network<Classes> net;
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.5, .momentum = 0.9}};
    auto const before = net.parameters();
    points.labels[3] = 3;
    CHECK_THROWS_AS(trainer.step(points.x, points.labels), LabelError);
    points.labels.pop_back();
    CHECK_THROWS_AS(trainer.step(points.x, points.labels), ShapeError);
    CHECK(net.parameters() == before);
    points.labels.push_back(0);
    DeviceArray<std::size_t, 1> const labels{{Points::rows}, points.labels}; // on the device
    CHECK_THROWS_AS(trainer.step(points.x, labels), LabelError);
    CHECK_THROWS_AS(trainer.run(0, points.x, labels), LabelError);
    CHECK_THROWS_AS(trainer.run(0, points.x, labels, every(1, [](std::size_t, double) {})), LabelError);
    CHECK_THROWS_AS(gradient(net, CrossEntropyLoss{}, points.x, labels), LabelError);
    CHECK(net.parameters() == before);
    CHECK(net(xt::xtensor<double, 2>::from_shape({0, 2})).shape(0) == 0);
    CHECK(trainer.run(0, points.x, std::vector<std::size_t>(Points::rows)) == 0);
}

TEST_CASE("A network of a device that was moved from can be used again")
{
    laws::moved_network<Network<Classes>>(true); // whatever its size: what the device had is moved
    laws::moved_network<Network<Sequential<Linear<2, 800>, ReLU, Linear<800, 3>>>>(true);
}

TEST_CASE("A trainer that owns a network of a device moves with it, its recordings too")
{
    using Wide = Sequential<Linear<2, 200>, ReLU, Linear<200, 100>, Tanh, Linear<100, 3>>;
    Points const points;
    Network<Wide> alone{random::Torch{4}};
    Trainer trainer{alone, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    auto const make = [] {
        return Trainer{Network<Wide>{random::Torch{4}}, CrossEntropyLoss{}, SGD{.lr = 0.1, .momentum = 0.9}};
    };
    std::vector<decltype(make())> owners;
    owners.push_back(make());
    CHECK(owners[0].run(4, points.x, points.labels) == trainer.run(4, points.x, points.labels));
    EmulatedDevice::recordings = 0;
    owners.push_back(make()); // grows, and moves
    CHECK(owners[0].run(4, points.x, points.labels) == trainer.run(4, points.x, points.labels));
    CHECK(EmulatedDevice::recordings == 0);
    CHECK(owners[0].network() == alone);
    owners.erase(owners.begin());
    CHECK(owners[0].network() == Network<Wide>{random::Torch{4}});
    auto const taken = std::move(owners[0]);
    CHECK_THROWS_AS(owners[0].step(points.x, points.labels), MovedFromError);
}

namespace {
/// Trains, predicts and differentiates a network on the emulated device and by the reference.
template <class A>
void check_as_reference()
{
    CAPTURE(parameter_count<A>);
    Network<A> on_device{random::Torch{3}};
    reference::Network<A, double> plain{random::Torch{3}};
    xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, 70, input_size<A>);
    xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(0, 1, 70, output_size<A>);
    check_equal(on_device(x), plain(x));
    auto const g = gradient(on_device, MSELoss{}, x, t);
    auto const wanted = gradient(plain, MSELoss{}, x, t);
    check_equal(g.parameters(), wanted.parameters());
    check_equal(g.input(), wanted.input());
    Trainer one{on_device, MSELoss{}, SGD{.lr = 0.05}};
    Trainer other{plain, MSELoss{}, SGD{.lr = 0.05}};
    one.seed(3);
    other.seed(3);
    CHECK(one.run(5, x, t) == Approx(other.run(5, x, t)).epsilon(1e-12));
    check_equal(on_device.parameters(), plain.parameters());
}
} // namespace

TEST_CASE("Formulas of rows on a device: in lanes, in a block, and by launches")
{
    check_as_reference<Sequential<Linear<2, 3>, LayerNorm<3>, Tanh, Linear<3, 2>, Softmax>>();
    check_as_reference<
        Sequential<RMSNorm<4>, Linear<4, 30>, LayerNorm<30>, ReLU, Linear<30, 3>, LogSoftmax>>();
    check_as_reference<Sequential<Linear<4, 150>, LayerNorm<150>, Linear<150, 150>, RMSNorm<150>,
                                  Linear<150, 3>, Softmax>>();
}

TEST_CASE("Values that several stages use, and dropped ones, in each family")
{
    check_as_reference<Sequential<Linear<2, 3>, Residual<Linear<3, 3>, Tanh>, Concat<Linear<3, 2>, Identity>,
                                  Linear<5, 2>>>();
    check_as_reference<Sequential<Linear<2, 3>, Dropout<0.25>, Tanh, Residual<Linear<3, 3>, Dropout<>>>>();
    check_as_reference<Sequential<Concat<Linear<4, 30>, Sequential<Linear<4, 5>, LayerNorm<5>>>, Dropout<>,
                                  Linear<35, 3>>>();
    check_as_reference<
        Sequential<Linear<4, 150>, Residual<Linear<150, 150>, ReLU, Dropout<0.1>>, Linear<150, 3>>>();
}
