// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/standardise.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("Columns get mean 0 and deviation 1")
{
    xt::xtensor<float, 2> const x{{1, 7}, {2, 7}, {6, 7}};
    auto const scale = Standardise::fit(x);
    CHECK(scale.mean() == std::vector<double>{3, 7});
    CHECK(scale.deviation()[0] == Approx(std::sqrt(14.0 / 3)).epsilon(1e-15));
    CHECK(scale.deviation()[1] == 1);
    auto const y = scale(x);
    CHECK(y(0, 0) + y(1, 0) + y(2, 0) == Approx(0).margin(1e-6));
    CHECK(y(0, 0) * y(0, 0) + y(1, 0) * y(1, 0) + y(2, 0) * y(2, 0) == Approx(3));
    for (std::size_t row = 0; row < 3; ++row) {
        CHECK(y(row, 1) == 0);
        CHECK(scale.inverse(y)(row, 0) == Approx(x(row, 0)));
    }
}

TEST_CASE("It is fitted to the rows of a part, and scales all")
{
    Dataset const all{xt::xtensor<double, 2>{{1}, {100}, {3}}, std::vector<int>{0, 1, 0}};
    auto const scale = Standardise::fit(all.select({0, 2}));
    CHECK(scale.mean() == std::vector<double>{2});
    CHECK(scale(all).inputs()(1, 0) == 98);
    CHECK(scale(all).labels()(1) == 1);
}

TEST_CASE("Sums are stable: far from 0, and of as many rows as there are")
{
    for (double const offset : {0.0, 1e9, -1e12}) {
        auto x = xt::xtensor<double, 2>::from_shape({100'000, 1});
        for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = offset + (i % 2 == 0 ? 1 : -1);
        auto const scale = Standardise::fit(x);
        CHECK(std::abs(scale.mean()[0] - offset) <= 1e-15 * std::abs(offset));
        CHECK(scale.deviation()[0] == Approx(1).epsilon(1e-12));
    }
    std::vector<std::array<std::uint8_t, 1>> const bytes{{255}, {0}};
    CHECK(Standardise::fit(bytes).deviation() == std::vector<double>{127.5});
}

TEST_CASE("A constant column of any number is 0")
{
    for (float const number : {0.1F, 1e30F, 3e-38F, 0.0F}) {
        auto x = xt::xtensor<float, 2>::from_shape({1000, 1});
        x.fill(number);
        for (float const scaled : Standardise::fit(x)(x)) CHECK(scaled == 0);
    }
    CHECK(Standardise::fit(xt::xtensor<float, 2>{{5}})(xt::xtensor<float, 2>{{5}})(0, 0) == 0);
}
