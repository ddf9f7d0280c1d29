// SPDX-License-Identifier: BSL-1.0
// clang-format off: of the two headers of this name it would put the other first
#include <lamina/network/network.hpp>
// clang-format on

#include <lamina/backends/cpu/network.hpp>

#include "catch.hpp"
#include "local/last_words.hpp"
#include "local/moved.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/random/numpy.hpp>

#if __has_include(<xtensor/containers/xadapt.hpp>)
#include <xtensor/containers/xadapt.hpp>
#else
#include <xtensor/xadapt.hpp>
#endif

#include <thread>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Sigmoid>;

/// The same computation written out.
template <class Net>
std::array<double, 2> by_hand(Net const& net, std::array<double, 3> const& x)
{
    auto const W1 = net.template get<"0.weight">();
    auto const b1 = net.template get<"0.bias">();
    auto const W2 = net.template get<"2.weight">();
    auto const b2 = net.template get<"2.bias">();
    std::array<double, 2> y{};
    for (std::size_t o = 0; o < 2; ++o) {
        double sum = b2(o);
        for (std::size_t h = 0; h < 5; ++h) {
            double hidden = b1(h);
            for (std::size_t i = 0; i < 3; ++i) hidden += W1(h, i) * x[i];
            sum += W2(o, h) * std::tanh(hidden);
        }
        y[o] = 1 / (1 + std::exp(-sum));
    }
    return y;
}

} // namespace

TEMPLATE_TEST_CASE("A network computes what its layers say, however it is called", "", (Network<A, double>),
                   (reference::Network<A, double>))
{
    TestType const net{random::Torch{5}};
    std::array<double, 3> const x{0.3, -0.7, 1.1};
    auto const wanted = by_hand(net, x);
    auto const braces = net({0.3, -0.7, 1.1});
    std::array<double, 2> span{};
    net.forward(x, span);
    auto const sample = net(xt::xtensor<double, 1>{0.3, -0.7, 1.1});
    auto const fixed = net(xt::xtensor_fixed<double, xt::xshape<3>>{0.3, -0.7, 1.1});
    auto const batch = net(xt::xtensor<double, 2>{{0, 0, 0}, {0.3, -0.7, 1.1}});
    xt::xtensor<double, 2, xt::layout_type::column_major> existing = xt::zeros<double>({2, 2});
    net.forward(xt::xtensor<double, 2>{{0, 0, 0}, {0.3, -0.7, 1.1}}, existing);
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(braces[o] == Approx(wanted[o]).epsilon(1e-14));
        CHECK(span[o] == braces[o]);
        CHECK(sample(o) == braces[o]);
        CHECK(fixed(o) == braces[o]);
        CHECK(batch(1, o) == Approx(wanted[o]).epsilon(1e-14));
        CHECK(existing(1, o) == batch(1, o));
    }
}

TEST_CASE("One sample is what the standard library has for a few numbers")
{
    using Encoder = Sequential<Linear<4, 2>, Tanh>;
    using Decoder = Sequential<Linear<2, 4>>;
    Network<Encoder> const encoder;
    Network<Decoder> const decoder;
    std::array<float, 2> const code = encoder({1, 2, 3, 4});
    CHECK(decoder(code) == decoder({code[0], code[1]}));

    std::array<float, 4> const array{1, 2, 3, 4};
    std::vector<float> vector{1, 2, 3, 4};
    float plain[]{1, 2, 3, 4};
    CHECK(encoder(array) == code);
    CHECK(encoder(vector) == code);
    CHECK(encoder(plain) == code);
    CHECK(encoder(std::span(vector)) == code);
    CHECK(encoder(std::span<float const, 4>(array)) == code);
    CHECK_THROWS_WITH(encoder(std::span(vector).first(3)),
                      "lamina: the network needs inputs of the shape (4,); the array given has (3,).");

    std::vector<float> result(2);
    encoder.forward(vector, result);
    CHECK(std::equal(result.begin(), result.end(), code.begin(), code.end()));
    encoder.forward(std::span(vector), std::span(result).subspan(0)); // a view needs no name
    CHECK_THROWS_WITH(encoder.forward(vector, vector),
                      "lamina: the outputs have the shape (2,); the array for them has (4,).");
    Network<Encoder>::Workspace workspace;
    result.assign(2, 0.0F);
    encoder.forward(vector, result, workspace);
    CHECK(result[1] == Approx(code[1]).epsilon(1e-6)); // with other loops than without a workspace
    CHECK_THROWS_AS(encoder.forward(result, result, workspace), ShapeError);

    constexpr auto in_constant = [] {
        reference::Network<Sequential<Linear<2, 1>>, double> net{zeros};
        net.set<"0.weight">({{3, 4}});
        return net(std::array{1.0, 2.0})[0] + net({1.0, 2.0})[0];
    }();
    static_assert(in_constant == 22);
}

TEST_CASE("A batch is rows in braces, in arrays of arrays, or in a vector of them")
{
    Network<A, double> const net;
    auto const first = net({0.1, 0.2, 0.3});
    auto const second = net({0.4, 0.5, 0.6});
    auto const near = [&](auto const& y) {
        for (std::size_t o = 0; o < 2; ++o) {
            CHECK(y[0][o] == Approx(first[o]).epsilon(1e-14));
            CHECK(y[1][o] == Approx(second[o]).epsilon(1e-14));
        }
    };
    near(net({{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}}));
    double const plain[2][3]{{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}};
    near(net(plain));
    std::vector<std::array<double, 3>> const rows{{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}};
    near(net(rows));
    near(net(std::span(rows)));
    near(net(std::array{rows[0], rows[1]}));
    static_assert(std::same_as<decltype(net(rows)), std::vector<std::array<double, 2>>>);
    static_assert(std::same_as<decltype(net(plain)), std::array<std::array<double, 2>, 2>>);
    CHECK(net(std::vector<std::array<double, 3>>{}).empty());

    Network<Sequential<Linear<1, 1>>, double> const one; // whose rows have one number
    CHECK(one({{0.5}, {0.7}})[1][0] == Approx(one({0.7})[0]).epsilon(1e-14));
}

namespace {

/// That a batch goes into an array, and nowhere else.
template <class Out>
void check_output(Out&& out)
{
    Network<A, double> const net;
    xt::xtensor<double, 2> const x = random::NumPy{3}.uniform(-1, 1, 4, 3);
    xt::xtensor<double, 2> const wanted = net(x);
    net.forward(x, std::forward<Out>(out));
    auto const same = [&](auto const& array) {
        for (std::size_t row = 0; row < 4; ++row)
            for (std::size_t column = 0; column < 2; ++column)
                CHECK(array(row, column) == Approx(wanted(row, column)).epsilon(1e-14));
    };
    same(out);
    net.forward(2 * x, out);
    net.forward(xt::transpose(xt::xtensor<double, 2>(xt::transpose(x))), out);
    same(out);
}

} // namespace

TEST_CASE("Outputs go into every array that can be written to")
{
    using xt::all;
    using xt::range;
    xt::xtensor<double, 2> rows = xt::zeros<double>({4, 2});
    check_output(rows);
    xt::xtensor<double, 2, xt::layout_type::column_major> columns = xt::zeros<double>({4, 2});
    check_output(columns);
    xt::xtensor<double, 2, xt::layout_type::dynamic> dynamic(std::array<std::size_t, 2>{4, 2},
                                                             xt::layout_type::column_major);
    check_output(dynamic);
    xt::xtensor_fixed<double, xt::xshape<4, 2>> fixed;
    check_output(fixed);

    xt::xtensor<double, 2> large = 9 * xt::ones<double>({9, 8});
    auto part = xt::view(large, range(1, 5), range(2, 4));
    check_output(part);
    CHECK(xt::sum(xt::view(large, all(), 1))() == 81);
    CHECK(xt::sum(xt::view(large, range(5, 9), all()))() == 4 * 8 * 9);
    check_output(xt::view(large, range(1, 9, 2), range(0, 8, 5))); // strided, and without a name
    check_output(xt::view(large, range(8, 4, -1), range(1, xt::placeholders::_, -1)));
    check_output(xt::view(large, xt::keep(7, 0, 3, 1), xt::keep(5, 2)));
    CHECK(large(0, 4) == 9);
    xt::xtensor<double, 2> turned = xt::zeros<double>({2, 4});
    check_output(xt::transpose(turned));
    CHECK(turned(1, 3) != 0);
    check_output(xt::flip(rows, 0));

    std::vector<double> memory(8);
    check_output(xt::adapt(memory, std::array<std::size_t, 2>{4, 2}));
    check_output(xt::adapt(memory.data(), 8, xt::no_ownership(), std::array<std::size_t, 2>{4, 2}));
    check_output(MatrixView{memory, 2});
    MatrixView named{memory.data(), 4, 2};
    check_output(named);

    Network<A, double> const net;
    xt::xtensor<double, 2> const x = random::NumPy{3}.uniform(-1, 1, 4, 3);
    xt::xtensor<double, 2> const wanted = net(x);
    std::vector<std::array<double, 2>> of_rows(4);
    net.forward(x, of_rows);
    double plain[4][2]{};
    net.forward(x, plain);
    std::array<std::array<double, 2>, 4> arrays{};
    net.forward(x, arrays);
    net.forward(x, std::span(of_rows));
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t column = 0; column < 2; ++column) {
            CHECK(of_rows[row][column] == wanted(row, column));
            CHECK(plain[row][column] == Approx(wanted(row, column)).epsilon(1e-14));
            CHECK(arrays[row][column] == Approx(wanted(row, column)).epsilon(1e-14));
        }
    of_rows.resize(3);
    CHECK_THROWS_WITH(net.forward(x, of_rows),
                      "lamina: the outputs have the shape (4, 2); the array for them has (3, 2).");
}

TEST_CASE("A lazy expression is read once by a forward pass")
{
    for (std::size_t const rows : {1u, 20u, 300u}) {
        std::size_t reads = 0;
        xt::xtensor<double, 2> const x = xt::ones<double>({rows, std::size_t{3}});
        auto const counted = xt::make_lambda_xfunction([&](double number) { return ++reads, number; }, x);
        Network<A, double> const net;
        auto y = net(counted);
        CHECK(reads == x.size());
        net.forward(counted, y);
        CHECK(reads == 2 * x.size());
    }
}

TEST_CASE("A network is a regular value")
{
    Network<A> a{random::Torch{5}};
    Network<A> b = a;
    CHECK(a == b);
    b.set<"2.bias">({0.5F, 0.25F});
    CHECK_FALSE(a == b);
    a = b;
    CHECK(a == b);
    Network<A> c = std::move(a);
    CHECK(c == b);
    using Large = Sequential<Linear<100, 100>, ReLU, Linear<100, 100>>; // on the heap
    Network<Large> d;
    Network<Large> e = d;
    CHECK(e == d);
    Network<Large> f = std::move(d);
    CHECK(f == e);
    d = f; // a network moved from may be assigned to
    CHECK(d == f);
    static_assert(sizeof(Network<Large>) < 64 && std::is_nothrow_move_constructible_v<Network<Large>>);
}

TEST_CASE("A network that was moved from can be used again")
{
    using Large = Sequential<Linear<70, 70>, ReLU, Linear<70, 3>>; // on the heap
    laws::moved_network<Network<A>>(false);
    laws::moved_network<Network<Large>>(true);
    laws::moved_network<reference::Network<A, double>>(false);
    laws::moved_network<reference::Network<Large, double>>(true);
}

TEST_CASE("What is noexcept ends the program with words where a network or a workspace was moved from")
{
    using Large = Sequential<Linear<70, 70>, ReLU, Linear<70, 3>>;
    std::array<float, 70> const x{};
    std::array<float, 3> y{};
    Network<Large> net;
    Workspace<Large> workspace;
    auto const says = [](auto const& work) {
        return laws::last_words(work).find("were moved to another one. Assign to it") != std::string::npos;
    };
    CHECK_FALSE(says([&] { net.forward(x, y); }));
    Network<Large> const taker = std::move(net);
    CHECK(says([&] { net.forward(x, y); }));
    CHECK(says([&] { net.forward(x, y, workspace); }));
    Workspace<Large> taken = std::move(workspace);
    CHECK(says([&] { taker.forward(x, y, workspace); }));
    std::vector<float> result(3);
    CHECK_THROWS_AS(taker.forward(x, result, workspace), MovedFromError);
    taker.forward(x, result, taken);
    taker.forward(x, y, taken);
    workspace = Workspace<Large>{};
    taker.forward(x, y, workspace);
}

TEST_CASE("Parameters are drawn, given or zero")
{
    CHECK(Network<A>{} == Network<A>{random::Torch{0}});
    CHECK_FALSE(Network<A>{} == Network<A>{random::Torch{1}});
    auto const weight = Network<A>{zeros}.get<"0.weight">();
    CHECK(xt::all(xt::equal(weight, 0.0F)));
    random::Torch torch{7};
    Network<A> const first{torch};
    Network<A> const second{torch}; // the generator moves on
    CHECK_FALSE(first == second);
    CHECK_FALSE(Network<A>{random::NumPy{1}} == Network<A>{random::NumPy{2}});
    static_assert(std::same_as<Network<A>::architecture, A> && std::same_as<Network<A>::value_type, float>);
}

TEST_CASE("Wrong shapes throw, with both shapes")
{
    Network<A, double> const net;
    auto const text = [](auto const& call) -> std::string {
        try {
            call();
        } catch (ShapeError const& error) {
            return error.what();
        }
        return "no throw";
    };
    CHECK(text([&] { (void)net(xt::xtensor<double, 2>{{1, 2}}); }) ==
          "lamina: the network needs inputs of the shape (1, 3); the array given has (1, 2).");
    CHECK(text([&] { (void)net(xt::xtensor<double, 1>{1, 2, 3, 4}); }) ==
          "lamina: the network needs inputs of the shape (3,); the array given has (4,).");
    CHECK(text([&] { (void)net(xt::xtensor<double, 2>::from_shape({3, 8})); }) ==
          "lamina: the network needs inputs of the shape (3, 3); the array given has (3, 8). Each row is a "
          "sample: is it transposed?");
    CHECK(text([&] { (void)net(std::vector<double>(12)); }) ==
          "lamina: the network needs inputs of the shape (3,); the array given has (12,). One axis is one "
          "sample; 4 samples are an array of the shape (4, 3).");
    Network<Sequential<Linear<1, 1>>, double> const of_one;
    CHECK(text([&] { (void)of_one(xt::xtensor<double, 2>::from_shape({1, 100})); }) ==
          "lamina: the network needs inputs of the shape (1, 1); the array given has (1, 100). Each row is a "
          "sample: is it transposed?");
    CHECK(text([&] { (void)of_one(xt::xtensor<double, 1>::from_shape({100})); }) ==
          "lamina: the network needs inputs of the shape (1,); the array given has (100,). One axis is one "
          "sample; 100 samples are an array of the shape (100, 1).");
    xt::xtensor<double, 2> small = xt::zeros<double>({1, 1});
    CHECK(text([&] { net.forward(xt::xtensor<double, 2>{{1, 2, 3}}, small); }) ==
          "lamina: the outputs have the shape (1, 2); the array for them has (1, 1).");
}

TEST_CASE("No rows in, no rows out")
{
    Network<A, double> const net;
    auto const y = net(xt::xtensor<double, 2>::from_shape({0, 3}));
    CHECK(y.shape(0) == 0);
    CHECK(y.shape(1) == 2);
}

TEST_CASE("Many threads share one network")
{
    Network<A, double> const net;
    auto const wanted = net({0.3, -0.7, 1.1});
    std::array<int, 4> wrong{};
    std::vector<std::thread> threads;
    for (int& count : wrong)
        threads.emplace_back([&] {
            std::array<double, 3> const x{0.3, -0.7, 1.1};
            std::array<double, 2> y{};
            for (int i = 0; i < 1000; ++i) {
                net.forward(x, y);
                count += y != wanted;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE("What needs more than 64 KiB of scratch memory takes a workspace")
{
    using Wide = Sequential<Linear<2, 10000>, ReLU, Linear<10000, 2>>;
    Network<Wide> const net;
    Workspace<Wide> workspace;
    std::array<float, 2> const x{0.5F, -0.25F};
    std::array<float, 2> y{};
    net.forward(x, y, workspace);
    auto const batch = net(xt::xtensor<float, 2>{{0.5F, -0.25F}});
    CHECK(y[0] == Approx(batch(0, 0)).epsilon(1e-5));
    CHECK(y[1] == Approx(batch(0, 1)).epsilon(1e-5));
    static_assert(noexcept(net.forward(std::span<float const, 2>(x), std::span<float, 2>(y), workspace)));
}

TEST_CASE("A large batch is cut into tiles")
{
    Network<A, double> const net{random::Torch{5}};
    xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, 1000, 3);
    auto const y = net(x);
    for (std::size_t row = 0; row < 1000; row += 37) {
        auto const one = net({x(row, 0), x(row, 1), x(row, 2)});
        CHECK(y(row, 0) == Approx(one[0]).epsilon(1e-14));
        CHECK(y(row, 1) == Approx(one[1]).epsilon(1e-14));
    }
}

TEST_CASE("A network runs in constant evaluation")
{
    constexpr auto y = [] {
        reference::Network<Sequential<Linear<2, 2>, ReLU, Linear<2, 1, NoBias>>, double> net{zeros};
        net.set<"0.weight">({{1, 2}, {3, 4}});
        net.set<"0.bias">({-2, 1});
        net.set<"2.weight">({{10, 100}});
        return net({1, 1});
    }();
    static_assert(y[0] == 10 * 1 + 100 * 8);
}
