// SPDX-License-Identifier: BSL-1.0
#include <lamina/expression/expression.hpp>

#include "catch.hpp"
#include "local/affine.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;
using laws::affine, laws::apart, laws::numpy, laws::x, laws::W, laws::b, laws::V;

TEST_CASE("It is lazy: computed where it is converted, with what its arrays hold then")
{
    xt::xtensor<double, 2> weight = W;
    auto const y = linear(x, weight, b);
    weight(0, 0) += 1;
    xt::xtensor<double, 2> const moved = y;
    CHECK(apart(moved, affine(x, weight, b)) < 1e-14);
}

TEST_CASE("It converts to any container of the right shape, and writes to existing ones")
{
    auto const y = tanh(linear(x, W, b));
    xt::xtensor<double, 2> const dynamic = y;
    xt::xarray<double> const array = y;
    xt::xtensor_fixed<double, xt::xshape<5, 6>> const fixed = y;
    xt::xtensor<double, 2, xt::layout_type::column_major> columns = xt::zeros<double>({5, 6});
    evaluate(y, columns);
    CHECK(apart(dynamic, array) == 0);
    CHECK(apart(dynamic, fixed) == 0);
    CHECK(apart(dynamic, columns) == 0);
    xt::xtensor<double, 2> assigned;
    assigned = y;
    CHECK(apart(dynamic, assigned) == 0);
    xt::xtensor<double, 2> small = xt::zeros<double>({5, 5});
    CHECK_THROWS_AS(evaluate(y, small), ShapeError);
    xt::xtensor<double, 1> const sample = xt::view(x, 0, xt::all());
    xt::xtensor<double, 1> const one = tanh(linear(sample, W, b));
    CHECK(one(3) == Approx(dynamic(0, 3)));
}

TEST_CASE("Temporaries are moved in")
{
    auto const make = [] {
        xt::xtensor<double, 2> weight = W;
        return linear(xt::xtensor<double, 2>(x), std::move(weight), xt::xtensor<double, 1>(b));
    };
    auto const y = make();
    xt::xtensor<double, 2> const out = tanh(y);
    CHECK(apart(out, xt::tanh(affine(x, W, b))) < 1e-14);
}

TEST_CASE("Arrays that do not fit throw, in the words of who wrote them")
{
    auto const text = [](auto const& expression) -> std::string {
        try {
            xt::xtensor<double, 2> const out = expression;
        } catch (ShapeError const& error) {
            return error.what();
        }
        return "no throw";
    };
    CHECK(text(linear(x, V, b)) ==
          "lamina: a weight of the shape (2, 6) does not fit the 4 values that it is applied to.");
    CHECK(text(linear(linear(x, W, b), V, b)) ==
          "lamina: a bias of the shape (6,) does not fit the 2 values that it is applied to.");
}

TEST_CASE("A thousand rows go through in tiles")
{
    xt::xtensor<double, 2> const many = numpy.uniform(-1, 1, 1000, 4);
    xt::xtensor<double, 2> const y = tanh(linear(many, W, b));
    CHECK(apart(y, xt::tanh(affine(many, W, b))) < 1e-14);
}
