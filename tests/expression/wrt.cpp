// SPDX-License-Identifier: BSL-1.0
#include <lamina/expression/wrt.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
/// A loss of one's own has no call; loss_of makes the same.
template <class Reduction = Mean>
struct LogCosh : LossFormula<Reduction> {
    static constexpr auto name = "LogCosh";
    static constexpr auto value(auto y, auto t) { return log_cosh(y - t); }
};
} // namespace own

random::NumPy numpy{3};
xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 5, 3);
xt::xtensor<double, 2> const W = numpy.uniform(-1, 1, 3, 3);
xt::xtensor<double, 1> const b = numpy.uniform(-1, 1, 3);
xt::xtensor<double, 2> const t = numpy.uniform(0, 1, 5, 3);

} // namespace

TEST_CASE("An array that stands in several places has the sum of its derivatives")
{
    auto const [dW, db, dx] =
        gradient(MSELoss{}(sigmoid(linear(tanh(linear(x, W, b)), W, b)), t), wrt(W, b, x));
    using Same = Sequential<Linear<3, 3>, Tanh, Linear<3, 3>, Sigmoid>;
    Network<Same, double> net{zeros};
    net.set<"0.weight">(W);
    net.set<"0.bias">(b);
    net.set<"2.weight">(W);
    net.set<"2.bias">(b);
    auto const g = gradient(net, MSELoss{}, x, t);
    xt::xtensor<double, 2> const both = g.get<"0.weight">() + g.get<"2.weight">();
    xt::xtensor<double, 1> const biases = g.get<"0.bias">() + g.get<"2.bias">();
    for (std::size_t i = 0; i < 9; ++i) CHECK(dW.data()[i] == Approx(both.data()[i]).epsilon(1e-13));
    for (std::size_t i = 0; i < 3; ++i) CHECK(db(i) == Approx(biases(i)).epsilon(1e-13));
    for (std::size_t i = 0; i < 15; ++i) CHECK(dx.data()[i] == Approx(g.input().data()[i]).epsilon(1e-13));
}

TEST_CASE("Class labels and losses of one's own work as in a network")
{
    xt::xtensor<int, 1> const labels{0, 2, 1, 1, 0};
    Network<Sequential<Linear<3, 3>>, double> net{zeros};
    net.set<"0.weight">(W);
    net.set<"0.bias">(b);
    auto const [dW] = gradient(CrossEntropyLoss{}(linear(x, W, b), labels), wrt(W));
    auto const wanted = gradient(net, CrossEntropyLoss{}, x, labels).get<"0.weight">();
    for (std::size_t i = 0; i < 9; ++i) CHECK(dW.data()[i] == Approx(wanted.data()[i]).epsilon(1e-13));
    auto const [own] = gradient(loss_of(own::LogCosh<Sum>{}, linear(x, W, b), t), wrt(b));
    auto const wanted_own = gradient(net, own::LogCosh<Sum>{}, x, t).get<"0.bias">();
    for (std::size_t i = 0; i < 3; ++i) CHECK(own(i) == Approx(wanted_own(i)).epsilon(1e-13));
}

TEST_CASE("Targets and arrays are the standard library's too, and lazy ones are read once")
{
    auto const same = [](auto const& a, auto const& b) {
        for (std::size_t i = 0; i < b.size(); ++i) CHECK(a.data()[i] == b.data()[i]);
    };
    std::vector<char> const labels{0, 2, 1, 1, 0};
    auto const [by_char] = gradient(CrossEntropyLoss{}(linear(x, W, b), labels), wrt(W));
    auto const [by_int] =
        gradient(CrossEntropyLoss{}(linear(x, W, b), xt::xtensor<int, 1>{0, 2, 1, 1, 0}), wrt(W));
    same(by_char, by_int);
    std::vector<double> const numbers(t.begin(), t.end());
    std::vector<double> const bias(b.begin(), b.end());
    auto const [dW, dbias] = gradient(MSELoss{}(linear(x, W, bias), MatrixView{numbers, 3}), wrt(W, bias));
    auto const [wanted, wanted_bias] = gradient(MSELoss{}(linear(x, W, b), t), wrt(W, b));
    same(dW, wanted);
    same(dbias, wanted_bias);

    std::size_t reads = 0;
    auto const counted = [&](auto const& array) {
        return xt::make_lambda_xfunction([&](auto number) { return ++reads, number; }, array);
    };
    xt::xtensor<int, 1> const classes{0, 2, 1, 1, 0};
    auto const [once] = gradient(CrossEntropyLoss{}(linear(counted(x), W, b), counted(classes)), wrt(W));
    CHECK(reads == x.size() + classes.size());
    same(once, by_int);
}

TEST_CASE("An array that the loss does not depend on is named")
{
    xt::xtensor<double, 2> const copy = W;
    CHECK_THROWS_WITH(
        gradient(MSELoss{}(linear(x, W, b), t), wrt(W, copy)),
        "lamina: the loss does not depend on array 1 of wrt(…), counted from 0; the arrays given must be "
        "those that the expression was made of, not copies.");
    xt::xtensor<double, 2> const wide = xt::ones<double>({5, 4});
    CHECK_THROWS_AS(gradient(MSELoss{}(linear(x, W, b), wide), wrt(W)), ShapeError);
}
