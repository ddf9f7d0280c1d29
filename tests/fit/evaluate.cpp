// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/evaluate.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;

namespace {
using A = Sequential<Linear<3, 4>>;
// more than are computed at once
constexpr std::size_t rows = 1'500;
} // namespace

TEST_CASE("evaluate gives the loss and the accuracy of all rows, predict their labels")
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, rows, 3);
    xt::xtensor<int, 1> labels = xt::xtensor<int, 1>::from_shape({rows});
    for (std::size_t i = 0; i < rows; ++i) labels(i) = static_cast<int>(i % 4);
    Network<A, double> const net{random::Torch{1}};
    Dataset const data{x, labels};
    auto const [loss, right] = evaluate(net, CrossEntropyLoss{}, data);
    CHECK(loss == Approx(loss_of(net, CrossEntropyLoss{}, x, labels)).epsilon(1e-13));
    CHECK(right == accuracy(predict(net, x), labels));
    CHECK((predict(net, data) == predict(net, x)));
    CHECK(evaluate(net, CrossEntropyLoss<Sum>{}, data).loss == Approx(loss * rows).epsilon(1e-13));

    xt::xtensor<double, 2> const t = numpy.uniform(-1, 1, rows, 4);
    auto const of_numbers = evaluate(net, MSELoss{}, Dataset{x, t});
    CHECK(of_numbers.loss == Approx(loss_of(net, MSELoss{}, x, t)).epsilon(1e-13));
    CHECK(std::isnan(of_numbers.accuracy));
}

TEST_CASE("Of no rows there is no loss, but there are no labels")
{
    Network<A, double> const net{random::Torch{1}};
    Dataset const none{xt::xtensor<double, 2>::from_shape({0, 3}), xt::xtensor<int, 1>::from_shape({0})};
    CHECK_THROWS_AS(evaluate(net, CrossEntropyLoss{}, none), ShapeError);
    CHECK(predict(net, none).size() == 0);
}
