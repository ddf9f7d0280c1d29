// SPDX-License-Identifier: BSL-1.0
// Every entry point with no rows, and with no steps.
#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <xtensor/xadapt.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using Narrow = Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>>;
using Wide = Sequential<Linear<70, 90>, ReLU, Linear<90, 3>>;

template <class T, xt::layout_type layout = xt::layout_type::row_major>
auto nothing(std::size_t columns)
{
    return xt::xtensor<T, 2, layout>::from_shape({0, columns});
}

/// f(array without rows, of so many columns) for each kind of array.
template <class T, std::size_t columns>
void each_nothing(auto const& f)
{
    f(nothing<T>(columns));
    f(nothing<T, xt::layout_type::column_major>(columns));
    std::vector<T> const numbers;
    f(xt::adapt(numbers, std::array<std::size_t, 2>{0, columns}));
    xt::xtensor<T, 2> const some = xt::ones<T>({std::size_t(3), columns});
    f(xt::view(some, xt::range(1, 1), xt::all()));
    f(T(2) * nothing<T>(columns));
    f(xt::xtensor_fixed<T, xt::xshape<0, columns>>{});
    f(std::vector<std::array<T, columns>>{});
    f(std::array<std::array<T, columns>, 0>{});
    f(MatrixView{static_cast<T const*>(nullptr), 0, columns});
    f(MatrixView{numbers, columns});
}

/// The rows and columns of any of them.
template <class Array>
auto shape_given(Array const& array)
{
    auto const shape = core::ArrayTraits<Array>::shape(array);
    return std::array<std::size_t, 2>{shape[0], shape[1]};
}

} // namespace

TEMPLATE_TEST_CASE("No rows in, no rows out", "", (Network<Narrow, double>), (Network<Wide>),
                   (reference::Network<Narrow, double>), (reference::Network<Wide>))
{
    using T = typename TestType::value_type;
    TestType const net;
    each_nothing<T, TestType::inputs>([&](auto const& x) {
        auto const y = net(x);
        CHECK(shape_given(y) == std::array<std::size_t, 2>{0, TestType::outputs});
        auto existing = nothing<T>(TestType::outputs);
        net.forward(x, existing);
        typename TestType::Workspace workspace;
        net.forward(x, existing, workspace);
        CHECK(existing.shape(0) == 0);
        xt::xtensor<T, 2> one = xt::ones<T>({std::size_t(1), TestType::outputs});
        CHECK_THROWS_AS(net.forward(x, one), ShapeError);
        CHECK(one(0, 0) == 1);
    });
    CHECK_THROWS_AS(net(nothing<T>(TestType::inputs + 1)), ShapeError);
    CHECK(softmax(nothing<T>(3)).shape(0) == 0);
    CHECK(softmax(xt::xtensor<T, 2>::from_shape({2, 0})).shape(1) == 0); // nor any classes
    CHECK(softmax(std::array<T, 0>{}).empty());
}

TEMPLATE_TEST_CASE("Training on no rows is refused, in however many steps", "", (Network<Narrow, double>),
                   (Network<Wide>), (reference::Network<Narrow, double>), (reference::Network<Wide>))
{
    using T = typename TestType::value_type;
    TestType net, still;
    Trainer trainer{net, MSELoss{}, SGD{}};
    Trainer classifier{net, CrossEntropyLoss{}, SGD{}};
    auto const t = nothing<T>(TestType::outputs);
    std::vector<int> const labels;
    auto const log = every(1, [](std::size_t, T) {});
    each_nothing<T, TestType::inputs>([&](auto const& x) {
        CHECK_THROWS_WITH(trainer.step(x, t), "lamina: training needs at least one row; the batch has none.");
        CHECK_THROWS_AS(classifier.step(x, labels), ShapeError);
        CHECK_THROWS_AS(gradient(net, MSELoss{}, x, t), ShapeError);
        CHECK_THROWS_AS(backward(net, x, t), ShapeError);
        CHECK_THROWS_AS(loss_of(net, MSELoss{}, x, t), ShapeError);
        CHECK_THROWS_AS(loss_of(net, CrossEntropyLoss{}, x, labels), ShapeError);
        if constexpr (TestType::outputs > 1) {
            CHECK(predict(net, x).size() == 0);
            CHECK_THROWS_AS(accuracy(predict(net, x), labels), ShapeError);
        }
        for (std::size_t const steps : {0U, 1U, 3U}) {
            CHECK_THROWS_AS(trainer.run(steps, x, t), ShapeError);
            CHECK_THROWS_AS(trainer.run(steps, x, t, log), ShapeError);
            CHECK_THROWS_AS(classifier.run(steps, x, labels), ShapeError);
            CHECK_THROWS_AS(classifier.run(steps, x, labels, log), ShapeError);
        }
    });
    CHECK(net == still);
}

TEST_CASE("Expressions of no rows have none, and no gradient")
{
    xt::xtensor<double, 2> const weight = xt::ones<double>({3, 2});
    xt::xtensor<double, 1> const bias = xt::ones<double>({3});
    each_nothing<double, 2>([&](auto const& x) {
        auto const y = tanh(linear(x, weight, bias));
        xt::xtensor<double, 2> const out = y;
        CHECK(out.shape(0) == 0);
        CHECK(out.shape(1) == 3);
        auto existing = nothing<double>(3);
        evaluate(y, existing);
        auto const t = nothing<double>(3);
        CHECK_THROWS_AS(gradient(MSELoss{}(y, t), wrt(weight, bias)), ShapeError);
    });
}
