// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;
constexpr int steps = 8;
constexpr double tolerance = 1e-13; // 8 steps, each off by a few 1e-16

nlohmann::json const& wanted(std::string const& name)
{
    static nlohmann::json const file = laws::reference("training.json");
    return file[name];
}

struct Data {
    random::NumPy numpy{3};
    xt::xtensor<double, 2> x = numpy.uniform(-1, 1, 7, 3);
    xt::xtensor<double, 2> t = numpy.uniform(-1, 1, 7, 2);

    /// Rows 2 i and 2 i + 1.
    [[nodiscard]] auto pair(std::size_t i) const
    {
        auto const rows = [i](auto const& all) {
            return xt::xtensor<double, 2>(xt::view(all, xt::range(2 * i, 2 * i + 2), xt::all()));
        };
        return std::pair{rows(x), rows(t)};
    }
};

/// Compares each array; the largest difference is recorded as an item's of the shelves.
template <class Net>
void check_arrays(Net const& net, nlohmann::json const& numbers, std::string const& kind,
                  std::string const& item)
{
    double largest = 0;
    auto const plain = net.parameters();
    for (auto const& key : array_keys<A>) {
        INFO(key.key());
        std::vector<double> const got(plain.data() + key.offset,
                                      plain.data() + key.offset + key.parameter.size());
        double const difference = laws::largest_difference(got, numbers[key.key()]);
        CHECK(difference < tolerance);
        largest = std::max(largest, difference);
    }
    laws::record(kind, item, "double", largest);
}

/// Steps of a trainer: its losses, and the weights that averaged(trainer) has.
template <class Net>
void check_steps(std::string const& name, auto const& optimizer, auto const& averaged)
{
    INFO(name);
    Data const data;
    Net net{random::Torch{4}};
    Trainer trainer{net, MSELoss{}, optimizer};
    std::vector<double> losses;
    for (int i = 0; i < steps; ++i) losses.push_back(trainer.step(data.x, data.t));
    CHECK(laws::largest_difference(losses, wanted(name)["losses"]) < tolerance);
    check_arrays(averaged(trainer), wanted(name), "optimizer",
                 std::remove_cvref_t<decltype(optimizer)>::name);
}

/// The same by batches of two rows, whose gradients are added up.
template <class Net>
void check_accumulated(std::string const& name, auto const& optimizer)
{
    INFO(name);
    Data const data;
    Net net{random::Torch{4}};
    Trainer trainer{net, MSELoss{}, optimizer};
    std::vector<double> losses;
    for (int i = 0; i < steps; ++i) {
        for (std::size_t batch = 0; batch < 3; ++batch) {
            auto const [x, t] = data.pair(batch);
            losses.push_back(trainer.accumulate(x, t));
        }
        trainer.update();
    }
    CHECK(laws::largest_difference(losses, wanted(name)["losses"]) < tolerance);
    check_arrays(net, wanted(name), "training", name);
}

constexpr SGD sgd{.lr = 0.2, .momentum = 0.9};

template <class Net>
void check_all()
{
    Groups const grouped{sgd, group<"*.bias">([](auto& all) { all.lr *= 0.1; }), freeze<"0.weight">};
    auto const network = [](auto const& trainer) -> auto const& { return trainer.network(); };
    auto const averaged = [](auto const& trainer) { return trainer.averaged(); };
    check_steps<Net>("plain", sgd, network);
    check_steps<Net>("clip_norm", ClipNorm{0.1, sgd}, network);
    check_steps<Net>("clip_value", ClipValue{0.02, sgd}, network);
    check_steps<Net>("groups", grouped, network);
    check_steps<Net>("ema", EMA{0.75, sgd}, averaged);
    check_steps<Net>("ema clip_norm groups", EMA{0.75, ClipNorm{0.1, grouped}}, averaged);
    check_accumulated<Net>("accumulate", sgd);
    check_accumulated<Net>("accumulate clip_norm", ClipNorm{0.1, sgd});
}

} // namespace

namespace {

/// A loss of means and variances, which networks with an activation after the layers of A give.
template <template <class, class> class NetworkOf>
void check_variances()
{
    Data const data;
    xt::xtensor<double, 2> const first = xt::view(data.t, xt::all(), xt::range(0, 1));
    auto const check = [&]<class Last>(std::type_identity<Last>, std::string const& name, auto const& loss) {
        INFO(name);
        NetworkOf<Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Last>, double> const net{random::Torch{4}};
        auto const of = gradient(net, loss, data.x, first);
        CHECK(of.loss() == Approx(wanted(name)["loss"].template get<double>()).epsilon(tolerance));
        CHECK(loss_of(net, loss, data.x, first) == Approx(of.loss()).epsilon(tolerance));
        check_arrays(of, wanted(name), "loss", std::remove_cvref_t<decltype(loss)>::name);
    };
    check(std::type_identity<Softplus<>>{}, "variances", GaussianNLLLoss{});
    check(std::type_identity<ReLU>{}, "variances below eps", GaussianNLLLoss<Sum, true, 0.1>{});
}
template <class Architecture, class T>
using OnCpu = Network<Architecture, T>;
template <class Architecture, class T>
using OnReference = reference::Network<Architecture, T>;

template <class Net>
void check_weights()
{
    Data const data;
    Net const net{random::Torch{4}};
    auto const check = [&](std::string const& name, auto const& loss, auto const& targets) {
        INFO(name);
        auto const of = gradient(net, loss, data.x, targets);
        CHECK(of.loss() == Approx(wanted(name)["loss"].template get<double>()).epsilon(tolerance));
        CHECK(loss_of(net, loss, data.x, targets) == Approx(of.loss()).epsilon(tolerance));
        check_arrays(of, wanted(name), "loss", std::remove_cvref_t<decltype(loss)>::name);
    };
    xt::xtensor<int, 1> const labels{0, 1, -100, 1, 0, 1, -100}, whole{0, 1, 1, 1, 0, 1, 1};
    std::vector<double> const weights{0.25, 2};
    check("class weights", ClassWeighted{CrossEntropyLoss{}, weights}, whole);
    check("ignored", ClassWeighted{CrossEntropyLoss{}}, labels);
    check("class weights, ignored", ClassWeighted{CrossEntropyLoss{}, weights}, labels);
    check("class weights, ignored, sum", ClassWeighted{CrossEntropyLoss<Sum>{}, weights}, labels);
    std::vector<float> const rows{1, 0.5, 0, 2, 1, 0.25, 3};
    check("row weights", MSELoss{}, weighted(data.t, rows));
    using Parts =
        Weighted<Term<MSELoss<>, 0, 1>, Term<L1Loss<>, 0, 2, 0.25>, Term<CrossEntropyLoss<>, 0, 2, 0.5>>;
    check("parts", Parts{}, data.t);
}

} // namespace

TEST_CASE(
    "Class weights, ignored labels, rows that count differently and sums of losses are PyTorch's, on the CPU")
{
    check_weights<Network<A, double>>();
    check_variances<OnCpu>();
}
TEST_CASE("Class weights, ignored labels, rows that count differently and sums of losses are PyTorch's, on "
          "the reference")
{
    check_weights<reference::Network<A, double>>();
    check_variances<OnReference>();
}

TEST_CASE("Clipping, groups, accumulation and averages are PyTorch's, on the CPU")
{
    check_all<Network<A, double>>();
}
TEST_CASE("Clipping, groups, accumulation and averages are PyTorch's, on the reference")
{
    check_all<reference::Network<A, double>>();
}
