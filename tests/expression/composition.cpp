// SPDX-License-Identifier: BSL-1.0
#include <lamina/expression/composition.hpp>

#include "catch.hpp"
#include "local/affine.hpp"

#include <lamina/lamina.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;
using laws::affine, laws::apart, laws::x, laws::W, laws::b, laws::V;

namespace {
namespace own {
struct Bump : Formula {
    static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
};
} // namespace own
} // namespace

TEST_CASE("An expression computes what it says")
{
    xt::xtensor<double, 2> const y = sigmoid(linear(tanh(linear(x, W, b)), V));
    xt::xtensor<double, 2> const hidden = xt::tanh(affine(x, W, b));
    xt::xtensor<double, 2> const wanted = 1 / (1 + xt::exp(-affine(hidden, V, xt::zeros<double>({2}))));
    CHECK(apart(y, wanted) < 1e-14);
    xt::xtensor<double, 2> const rectified = relu(linear(x, W, b));
    CHECK(apart(rectified, xt::maximum(affine(x, W, b), 0.0)) < 1e-14);
    xt::xtensor<double, 2> const bumped = activate<own::Bump>(linear(x, W, b));
    CHECK(bumped(1, 2) == Approx(value_at<own::Bump>(affine(x, W, b)(1, 2))));
    xt::xtensor<double, 2> const first = linear(activate<Tanh>(x), W, b);
    CHECK(apart(first, affine(xt::tanh(x), W, b)) < 1e-14);
}

TEST_CASE("Trained parameters of formulas are arrays after x")
{
    xt::xtensor<double, 1> const slope{0.25};
    xt::xtensor<double, 1> const slopes{0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    xt::xtensor<double, 2> const y = activate<PReLU<6>>(activate<PReLU<>>(linear(x, W, b), slope), slopes);
    double const z = affine(x, W, b)(2, 3);
    CHECK(y(2, 3) == Approx(z > 0 ? z : 0.25 * 0.4 * z));
}

TEST_CASE("Softmax, LayerNorm and Dropout of an expression: no trainer trains it, so that nothing is dropped")
{
    xt::xtensor<double, 1> const weight{1, 2, 3, 4}, shift{0, 0, 1, 1};
    xt::xtensor<double, 2> const y = activate<Softmax>(activate<Dropout<0.5>>(x));
    xt::xtensor<double, 2> const z = activate<LayerNorm<4>>(x, weight, shift);
    for (std::size_t row = 0; row < x.shape(0); ++row) {
        double sum = 0, mean = 0, square = 0;
        for (std::size_t i = 0; i < 4; ++i) sum += std::exp(x(row, i));
        for (std::size_t i = 0; i < 4; ++i) mean += x(row, i) / 4;
        for (std::size_t i = 0; i < 4; ++i) square += (x(row, i) - mean) * (x(row, i) - mean) / 4;
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(y(row, i) == Approx(std::exp(x(row, i)) / sum).epsilon(1e-14));
            CHECK(
                z(row, i) ==
                Approx((x(row, i) - mean) / std::sqrt(square + 1e-5) * weight(i) + shift(i)).epsilon(1e-13));
        }
    }
}
