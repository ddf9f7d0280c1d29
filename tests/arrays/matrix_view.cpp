// SPDX-License-Identifier: BSL-1.0
#include <lamina/arrays/matrix_view.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;

std::vector<float> numbers(std::size_t count, float start)
{
    std::vector<float> result(count);
    for (float& number : result) number = std::sin(start += 1);
    return result;
}

/// The same rows as a batch of the standard library's.
template <std::size_t Columns>
std::vector<std::array<float, Columns>> rows_of_arrays(MatrixView<float const> matrix)
{
    std::vector<std::array<float, Columns>> result(matrix.shape()[0]);
    for (std::size_t row = 0; row < result.size(); ++row)
        for (std::size_t column = 0; column < Columns; ++column) result[row][column] = matrix(row, column);
    return result;
}

} // namespace

TEST_CASE("A view of memory knows its rows, or counts them")
{
    std::vector<float> const x = numbers(12, 0);
    MatrixView const view{x, 3};
    static_assert(std::same_as<decltype(view), MatrixView<float const> const>);
    CHECK(view.shape() == std::array<std::size_t, 2>{4, 3});
    CHECK(&view(2, 1) == &x[7]);
    CHECK(&MatrixView{x.data(), 2, 3, 6}(1, 2) == &x[8]);

    std::array<double, 4> mine{};
    MatrixView const to{mine, 2};
    static_assert(std::same_as<decltype(to), MatrixView<double> const>);
    to(1, 1) = 5;
    CHECK(mine[3] == 5);
    float plain[6]{};
    CHECK(MatrixView{plain, 2}.shape() == std::array<std::size_t, 2>{3, 2});
    CHECK(MatrixView{std::span(x).subspan(3), 3}.shape() == std::array<std::size_t, 2>{3, 3});
}

TEST_CASE("Numbers that are no whole rows are refused")
{
    std::vector<float> const x(7);
    CHECK_THROWS_WITH((MatrixView{x, 3}), "lamina: 7 numbers are no whole rows of 3.");
    CHECK_THROWS_WITH((MatrixView{x, 0}), "lamina: 7 numbers are no whole rows of 0.");
    CHECK_THROWS_WITH((MatrixView{x, SIZE_MAX}),
                      "lamina: 7 numbers are no whole rows of 18446744073709551615.");
    CHECK(MatrixView{std::vector<float>().data(), 0, 3}.shape()[0] == 0);
}

TEST_CASE("Rows by pointer give what the same rows as arrays give")
{
    Network<A> const net;
    for (std::size_t const rows : {0u, 1u, 7u, 8u, 33u}) {
        std::vector<float> const x = numbers(3 * rows, 1);
        auto const wanted = net(rows_of_arrays<3>({x, 3}));
        static_assert(std::same_as<decltype(net(MatrixView{x, 3})), std::vector<std::array<float, 2>>>);
        CHECK(net(MatrixView{x, 3}) == wanted);

        std::vector<float> y(2 * rows);
        net.forward(MatrixView{x.data(), rows, 3}, MatrixView{y.data(), rows, 2});
        CHECK(rows_of_arrays<2>({y, 2}) == wanted);
    }
}

TEST_CASE("A row_step passes over what lies between rows, and leaves it")
{
    Network<A> const net;
    std::vector<float> const x = numbers(5 * 9, 1);
    MatrixView const wide{x.data(), 9, 3, 5};
    auto const wanted = net(rows_of_arrays<3>(wide));
    std::vector<float> y(4 * 9, 77.0F);
    MatrixView const to{y.data() + 1, 9, 2, 4};
    net.forward(wide, to);
    CHECK(rows_of_arrays<2>({to.data(), 9, 2, 4}) == wanted);
    for (std::size_t row = 0; row < 9; ++row) CHECK((y[4 * row] == 77 && y[4 * row + 3] == 77));
}

TEST_CASE("Rows that overlap are the windows of a signal")
{
    Network<A> net;
    std::vector<float> const signal = numbers(22, 1);
    MatrixView const windows{signal.data(), 20, 3, 1};
    auto const apart = rows_of_arrays<3>(windows);
    CHECK(apart[4][2] == signal[6]);
    CHECK(net(windows) == net(apart));
    std::vector<float> const t = numbers(40, 3);
    Network<A> same = net;
    Trainer one{net, MSELoss{}, SGD{.lr = 0.1}};
    Trainer other{same, MSELoss{}, SGD{.lr = 0.1}};
    CHECK(one.run(3, windows, MatrixView{t, 2}) == other.run(3, apart, MatrixView{t, 2}));
    CHECK(net == same);
}

TEST_CASE("Networks train on rows by pointer, and have gradients of them")
{
    std::vector<float> const x = numbers(3 * 21, 1), t = numbers(2 * 21, 2);
    auto const rows_of_x = rows_of_arrays<3>({x, 3});
    auto const rows_of_t = rows_of_arrays<2>({t, 2});
    Network<A> a, b;
    Trainer one{a, MSELoss{}, SGD{.lr = 0.1}};
    Trainer other{b, MSELoss{}, SGD{.lr = 0.1}};
    float const first = one.step(MatrixView{x, 3}, MatrixView{t, 2});
    CHECK(first == other.step(rows_of_x, rows_of_t));
    float const last = one.run(50, MatrixView{x, 3}, MatrixView{t, 2});
    CHECK(last == other.run(50, rows_of_x, rows_of_t));
    CHECK(last < first);
    CHECK(a == b);

    auto const g = gradient(a, MSELoss{}, MatrixView{x, 3}, MatrixView{t, 2});
    auto const same = gradient(b, MSELoss{}, rows_of_x, rows_of_t);
    CHECK(g.loss() == same.loss());
    CHECK(g.input() == same.input());
    CHECK(g.input().size() == 21);
    std::array<float, 10> weight{}, wanted{};
    g.get<"2.weight">(weight);
    same.get<"2.weight">(wanted);
    CHECK(weight == wanted);

    CHECK_THROWS_WITH(one.step(MatrixView{x, 7}, MatrixView{t, 2}),
                      "lamina: the network needs inputs of the shape (9, 3); the array given has (9, 7).");
    CHECK_THROWS_WITH(one.step(MatrixView{x, 3}, MatrixView{t.data(), 20, 2}),
                      "lamina: there are 21 rows of inputs and 20 of targets.");
    CHECK(a == b);
}

TEST_CASE("A trained array is set from rows by pointer, and copied to them")
{
    Network<A> net;
    std::vector<float> const numbers_of_weight = numbers(10, 4);
    net.set<"2.weight">(MatrixView{numbers_of_weight, 5});
    std::vector<float> back(10);
    net.get<"2.weight">(MatrixView{back, 5});
    CHECK(back == numbers_of_weight);
    CHECK_THROWS_WITH(net.set<"2.weight">(MatrixView{numbers_of_weight, 2}),
                      "lamina: \"2.weight\" has the shape (2, 5); the array given has (5, 2).");
}
