// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses.hpp>
#include <lamina/network.hpp>
#include <lamina/random.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

nlohmann::json const& wanted(std::string const& name)
{
    static nlohmann::json const file = laws::reference("full_batch.json");
    return file[name];
}

/// Twenty iterations that follow PyTorch's: a rounding grows as the points part.
template <class Loss, class Target>
void check_lbfgs(std::string const& name, Loss const& loss, Target const& t, LBFGS optimizer = {})
{
    INFO(name);
    random::NumPy numpy{3};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 7, 3);
    Network<Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>, double> net{random::Torch{4}};
    auto const& numbers = wanted("lbfgs")[name];
    optimizer.max_iter = numbers["losses"].size() - 1;
    optimizer.tolerance_grad = optimizer.tolerance_change = 0;
    auto const result = minimise(net, loss, x, t, optimizer);
    double const of_losses = laws::largest_difference(result.losses, numbers["losses"]);
    double const of_parameters = laws::largest_difference(net.parameters(), numbers["parameters"]);
    CAPTURE(of_losses, of_parameters);
    laws::record("optimizer", "LBFGS", "double", std::max(of_losses, of_parameters));
    CHECK(of_losses < 1e-12);     // measured: 1e-14
    CHECK(of_parameters < 1e-12); // 7e-14
    CHECK(result.evaluations == numbers["evaluations"]);
    CHECK(result.ending == Ending::iterations);
}

} // namespace

TEST_CASE("L-BFGS goes PyTorch's way, with every kind of loss")
{
    random::NumPy numpy{3};
    static_cast<void>(numpy.uniform(-1, 1, 7, 3));
    xt::xtensor<double, 2> const t = numpy.uniform(-1, 1, 7, 2);
    xt::xtensor<int, 1> const labels{0, 1, 1, 0, 1, 0, 0};
    std::vector<double> const weights{1, 0.5, 0, 2, 1, 0.25, 3};
    check_lbfgs("mean", MSELoss{}, t);
    check_lbfgs("history of 3", MSELoss{}, t, {.history_size = 3});
    check_lbfgs("weighted", MSELoss{}, weighted(t, weights));
    check_lbfgs("cross entropy", CrossEntropyLoss{}, labels);
}

namespace {

using Curve = Sequential<Linear<1, 2>, Tanh, Linear<2, 1>>;

struct Noisy {
    xt::xtensor<double, 2> x, t;
    std::vector<double> weights = wanted("curve")["weights"];

    Noisy() : x(of("x")), t(of("t")) {}
    static xt::xtensor<double, 2> of(char const* name)
    {
        std::vector<double> const numbers = wanted("curve")[name];
        xt::xtensor<double, 2> result(std::array<std::size_t, 2>{numbers.size(), 1});
        std::copy(numbers.begin(), numbers.end(), result.begin());
        return result;
    }
};

template <class Target>
void check_curve(std::string const& name, Noisy const& noisy, Target const& t)
{
    INFO(name);
    std::vector<double> const start = wanted("curve")["start"];
    Network<Curve, double> net{Parameters<Curve, double>(std::span<double const>(start))};
    auto const result = minimise(net, MSELoss<Sum>{}, noisy.x, t, LevenbergMarquardt{});
    auto const& numbers = wanted("curve")[name];
    double const sum = numbers["sum"];
    double const of_sum = std::abs(result.loss / sum - 1);
    double const of_parameters = laws::largest_difference(net.parameters(), numbers["parameters"]);
    CAPTURE(of_sum, of_parameters);
    laws::record("optimizer", "LevenbergMarquardt", "double", of_parameters);
    CHECK(result.converged());
    CHECK(of_sum < 1e-13);
    CHECK(of_parameters < 1e-7); // where the sum is flat to its last digit, 1e-16, their own are its root
}

} // namespace

TEST_CASE("Levenberg and Marquardt's method finds the minimum that MINPACK finds")
{
    Noisy const noisy;
    check_curve("sum", noisy, noisy.t);
    check_curve("weighted", noisy, weighted(noisy.t, noisy.weights));
}

namespace {

/// 1 - exp(-x)
struct Saturating : Formula {
    static constexpr auto name = "Saturating";
    static constexpr auto value(auto x) { return 1 - exp(-x); }
};

/// b1 (1 - exp(-b2 x)) as a network.
using Misra1a = Sequential<Linear<1, 1, NoBias>, Saturating, Linear<1, 1, NoBias>>;

/// NIST's Misra1a, https://www.itl.nist.gov/div898/strd/nls/data/misra1a.shtml: its data, starts and
/// certified values, which have eleven digits.
template <class Net>
void check_misra(double b1, double b2)
{
    using T = typename Net::value_type;
    std::vector<T> x, y;
    for (int const tenths :
         {776, 1149, 1411, 1908, 2399, 2890, 3328, 3784, 4348, 4773, 5368, 5931, 6891, 7600})
        x.push_back(static_cast<T>(tenths) / 10);
    for (int const hundredths :
         {1007, 1473, 1794, 2393, 2961, 3518, 4002, 4482, 5076, 5505, 6101, 6640, 7547, 8178})
        y.push_back(static_cast<T>(hundredths) / 100);
    Net net{zeros};
    net.template set<"0.weight">({{static_cast<T>(b2)}});
    net.template set<"2.weight">({{static_cast<T>(b1)}});
    auto const result =
        minimise(net, MSELoss<Sum>{}, MatrixView{x, 1}, MatrixView{y, 1}, LevenbergMarquardt{});
    auto const found = net.parameters();
    CHECK(result.loss == Approx(1.2455138894e-01).epsilon(1e-10));
    CHECK(static_cast<double>(found.data()[0]) == Approx(5.5015643181e-04).epsilon(1e-10));
    CHECK(static_cast<double>(found.data()[1]) == Approx(2.3894212918e+02).epsilon(1e-10));
}

} // namespace

TEST_CASE("Levenberg and Marquardt's method finds what NIST certifies, from both starts")
{
    check_misra<Network<Misra1a, double>>(500, 0.0001);
    check_misra<Network<Misra1a, double>>(250, 0.0005);
}
TEST_CASE("Levenberg and Marquardt's method in long double")
{
    check_misra<reference::Network<Misra1a, long double>>(500, 0.0001);
}
