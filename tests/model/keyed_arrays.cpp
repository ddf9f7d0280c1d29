// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/keyed_arrays.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/model/parameters.hpp>

#include <numeric>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Sigmoid, Named<"out", Linear<3, 1, NoBias>>>;
}

TEST_CASE("Arrays go in as braces, spans and xtensor arrays of any layout")
{
    Parameters<A, double> p;
    p.set<"0.weight">({{1, 2}, {3, 4}, {5, 6}});
    CHECK((p.get<"0.weight">() == xt::xtensor<double, 2>{{1, 2}, {3, 4}, {5, 6}}));
    p.set<"0.bias">({7, 8, 9});
    CHECK((p.get<"0.bias">() == xt::xtensor<double, 1>{7, 8, 9}));
    p.set<"0.weight">(xt::transpose(xt::xtensor<double, 2>{{1, 3, 5}, {2, 4, 6}}));
    CHECK(p.get<"0.weight">()(2, 0) == 5);
    p.set<"0.weight">(xt::xtensor<double, 2, xt::layout_type::column_major>{{6, 5}, {4, 3}, {2, 1}});
    CHECK(p.get<"0.weight">()(2, 1) == 1);
    p.set<"0.weight">(2.0 * xt::xtensor_fixed<double, xt::xshape<3, 2>>{{1, 2}, {3, 4}, {5, 6}});
    CHECK(p.get<"0.weight">()(1, 1) == 8);
    xt::xtensor<double, 2> const large = xt::arange<double>(24).reshape({4, 6});
    p.set<"0.weight">(xt::view(large, xt::range(1, 4), xt::range(0, 4, 2)));
    CHECK((p.get<"0.weight">() == xt::xtensor<double, 2>{{6, 8}, {12, 14}, {18, 20}}));
    p.set<"out.weight">(std::vector<double>{1, 2, 3});
    std::array<double, 3> numbers{};
    p.get<"out.weight">(numbers);
    CHECK(numbers == std::array<double, 3>{1, 2, 3});
}

TEST_CASE("What get gives is a copy, to be named before it is written to")
{
    Parameters<A, double> p;
    p.set<"0.weight">({{1, 2}, {3, 4}, {5, 6}});
    auto weight = p.get<"0.weight">();
    static_assert(std::same_as<decltype(weight), xt::xtensor<double, 2>>);
    static_assert(std::same_as<decltype(p.get<"0.bias">()), xt::xtensor<double, 1> const>);
    weight(0, 1) = 7;
    xt::xtensor<double, 2> same = p.get<"0.weight">();
    same.fill(8);
    CHECK(p.get<"0.weight">()(0, 1) == 2);
    p.set<"0.weight">(weight);
    CHECK(p.get<"0.weight">()(0, 1) == 7);
    xt::xtensor<double, 2> const difference = same - p.get<"0.weight">();
    CHECK(difference(0, 1) == 1);
    auto const row = xt::view(p.get<"0.weight">(), 0, xt::all());
    CHECK(row(1) == 7);
    double sum = 0;
    for (double const number : p.get<"0.weight">()) sum += number;
    CHECK(sum == 26);
    CHECK(xt::amax(xt::abs(p.get<"0.weight">() - weight))() == 0);
}

TEST_CASE("Arrays go in as rows of the standard library's, and out into any array of their shape")
{
    Parameters<A, double> p;
    std::vector<std::array<double, 2>> const rows{{1, 2}, {3, 4}, {5, 6}};
    p.set<"0.weight">(rows);
    double plain[3][2]{};
    p.get<"0.weight">(plain);
    CHECK(plain[2][0] == 5);
    p.set<"0.weight">(plain);
    double flat[6]{};
    p.get<"0.weight">(flat);
    CHECK(flat[5] == 6);
    p.set<"0.bias">(std::vector<double>{7, 8, 9});
    xt::xtensor<double, 2, xt::layout_type::column_major> columns = xt::zeros<double>({3, 2});
    p.get<"0.weight">(columns);
    CHECK(columns(1, 1) == 4);
    xt::xtensor<double, 2> large = xt::zeros<double>({5, 5});
    p.get<"0.weight">(xt::view(large, xt::range(4, 1, -1), xt::range(1, 3)));
    CHECK(large(4, 1) == 1);
    CHECK(large(2, 2) == 6);
    CHECK_THROWS_WITH(p.get<"0.weight">(large),
                      "lamina: \"0.weight\" has the shape (3, 2); the array given has (5, 5).");
}

TEST_CASE("A span or an array of the wrong shape throws with both shapes, and changes nothing")
{
    Parameters<A, double> p;
    auto const before = p;
    auto const text = [](auto const& call) -> std::string {
        try {
            call();
        } catch (ShapeError const& error) {
            return error.what();
        }
        return "no throw";
    };
    CHECK(text([&] { p.set<"0.weight">(xt::xtensor<double, 2>{{1, 2, 3}, {4, 5, 6}}); }) ==
          "lamina: \"0.weight\" has the shape (3, 2); the array given has (2, 3).");
    CHECK(text([&] { p.set<"0.bias">(xt::xtensor<double, 2>{{1, 2, 3}}); }) ==
          "lamina: \"0.bias\" has the shape (3,); the array given has (1, 3).");
    std::size_t volatile one = 1; // hidden from g++, which warns of the reads that the throw prevents
    CHECK(text([&] { p.set<"out.weight">(std::vector<double>(one)); }) ==
          "lamina: \"out.weight\" has the shape (3,); the array given has (1,).");
    CHECK(p == before);
}
