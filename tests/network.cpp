// SPDX-License-Identifier: BSL-1.0
// clang-format off: of the two headers of this name it would put the other first
#include <lamina/network.hpp>
// clang-format on

#include <lamina/backends/cpu/network.hpp>

#include "catch.hpp"
#include "local/last_words.hpp"
#include "local/moved.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/random/numpy.hpp>

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
