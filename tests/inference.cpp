// SPDX-License-Identifier: BSL-1.0
#include <lamina/inference.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

#if defined(XTENSOR_HPP) || defined(XTENSOR_TENSOR_HPP) || defined(XTENSOR_CONTAINERS_XTENSOR_HPP)
#error "lamina/inference.hpp must not include xtensor"
#endif

TEST_CASE("Inference does without xtensor")
{
    using A = Sequential<Linear<2, 2>, ReLU, Linear<2, 1, NoBias>>;
    Network<A> net{zeros};
    net.set<"0.weight">({{1, 2}, {3, 4}});
    std::vector<float> const bias{-2, 1};
    net.set<"0.bias">(bias);
    net.set<"2.weight">(std::array<float, 2>{10, 100});
    std::array<float, 2> const x{1, 1};
    std::array<float, 1> y{};
    net.forward(x, y);
    CHECK(y[0] == 10 * 1 + 100 * 8);
    CHECK(net({1, 1})[0] == 810);
    std::array<float, 4> weight{};
    net.get<"0.weight">(weight);
    CHECK(weight == std::array<float, 4>{1, 2, 3, 4});
    static_assert(noexcept(net.forward(x, y)));
}

TEST_CASE("A classifier's labels and probabilities come without xtensor")
{
    Network<Sequential<Linear<2, 3>>> net{zeros};
    net.set<"0.bias">({1, 3, 2});
    CHECK(predict(net, {0.5F, -1.0F}) == 1);
    auto const p = softmax(net({0.5F, -1.0F}));
    CHECK(argmax(p) == 1);
    CHECK(p[0] + p[1] + p[2] == Approx(1));
    CHECK(accuracy(std::array<int, 2>{1, 0}, std::vector<int>{1, 1}) == 0.5);
}

TEST_CASE("Samples and batches of the standard library's need no xtensor")
{
    using A = Sequential<Linear<2, 2>, Tanh>;
    Network<A> const net;
    std::vector<float> const sample{1, 2};
    std::array<float, 2> const y = net(net(sample));
    CHECK(y == net(net({1, 2})));
    std::vector<std::array<float, 2>> const rows{{1, 2}, {3, 4}, {5, 6}};
    std::vector<std::array<float, 2>> const results = net(rows);
    std::vector<float> const numbers{1, 2, 3, 4, 5, 6};
    CHECK(net(MatrixView{numbers, 2}) == results);
    std::vector<float> out(6);
    net.forward(rows, MatrixView{out, 2});
    CHECK(out[5] == results[2][1]);
    CHECK_THROWS_AS(net(numbers), ShapeError);
}
