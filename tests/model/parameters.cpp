// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/parameters.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<5, 7>, Tanh, Linear<7, 1>, Linear<1, 4, NoBias>>;
}

TEST_CASE("Parameters are plain numbers in PyTorch's order")
{
    Network<A, double> net{random::Torch{3}};
    Parameters<A, double> const numbers = net.parameters();
    static_assert(numbers.size() == 42 + 8 + 4);
    random::Torch torch{3};
    double const bound = 1 / std::sqrt(5.0);
    CHECK(numbers.data()[0] == Approx(torch.uniform(-bound, bound)));
    CHECK(numbers.element(0, 0, 0) == numbers.data()[0]);
    CHECK(numbers.element(1, 0, 2) == numbers.data()[37]);
}

TEST_CASE("Every network is made from and gives back the same parameters")
{
    Network<A, double> const cpu{random::Torch{3}};
    reference::Network<A, double> plain{zeros};
    plain = cpu.parameters();
    CHECK(plain == reference::Network<A, double>{random::Torch{3}});
    Network<A, double> const back{plain.parameters()};
    CHECK(back == cpu);
    CHECK(Network<A, double>(cpu.parameters()) == cpu);
}

TEST_CASE("Between float and double they convert when asked to")
{
    static_assert(!std::is_convertible_v<Parameters<A, double>, Parameters<A, float>>);
    static_assert(!std::is_convertible_v<Parameters<A, double>, Network<A, float>>);
    Network<A, double> const exact{random::Torch{3}};
    Network<A, float> const rounded{exact.parameters()};
    std::array<double, 35> weight{};
    std::array<float, 35> same{};
    exact.get<"0.weight">(weight);
    rounded.get<"0.weight">(same);
    for (std::size_t i = 0; i < 35; ++i) CHECK(same[i] == static_cast<float>(weight[i]));
    Parameters<A, float> const converted(exact.parameters());
    CHECK(converted == rounded.parameters());
}

TEST_CASE("Parameters are a range, made from one and added up number by number")
{
    Parameters<A, double> const p = Network<A, double>{random::Torch{3}}.parameters();
    std::vector<double> numbers(p.begin(), p.end());
    CHECK(Parameters<A, double>(numbers) == p);
    CHECK(Parameters<A, double>(std::span(p)) == p);
    numbers.pop_back();
    CHECK_THROWS_WITH((Parameters<A, double>(numbers)),
                      "lamina: this network has 54 parameters; 53 numbers are given for them.");
    Parameters<A, double> const q = Network<A, double>{random::Torch{4}}.parameters();
    auto const mixed = 0.25 * p + q * 0.5 - q;
    auto sum = p;
    sum += q;
    sum -= p;
    sum *= 2;
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(mixed.data()[i] == 0.25 * p.data()[i] + 0.5 * q.data()[i] - q.data()[i]);
        CHECK(sum.data()[i] == 2 * (p.data()[i] + q.data()[i] - p.data()[i]));
    }
}

TEST_CASE("Parameters that were moved from can be used again")
{
    using Large = Sequential<Linear<100, 100>>; // on the heap
    Parameters<Large> const wanted = Network<Large>{random::Torch{3}}.parameters();
    Parameters<Large> numbers = wanted;
    Parameters<Large> const taker = std::move(numbers);
    CHECK(taker == wanted);
    Parameters<Large> copy = numbers; // NOLINT(bugprone-use-after-move)
    CHECK(copy == numbers);
    CHECK_FALSE(copy == wanted);
    Network<Large> net{random::Torch{4}};
    CHECK_THROWS_AS(net = numbers, MovedFromError);
    CHECK(net == Network<Large>{random::Torch{4}});
    CHECK_THROWS_AS((Network<Large, double>{numbers}), MovedFromError);
    CHECK_THROWS_AS(std::as_const(numbers).data(), MovedFromError);
    CHECK_THROWS_AS(numbers.data(), MovedFromError);
    CHECK_THROWS_AS(numbers += wanted, MovedFromError);
    CHECK_THROWS_AS(wanted - numbers, MovedFromError);
    CHECK_THROWS_AS(2.0F * numbers, MovedFromError);
    CHECK(numbers != wanted);
    std::vector<float> bias(100);
    CHECK_THROWS_AS(numbers.get<"0.bias">(bias), MovedFromError);
    numbers = wanted;
    CHECK(numbers == wanted);
    copy.set<"0.bias">(std::vector<float>(100, 1.0F));
    CHECK(copy.element(1, 0, 99) == 1);
    CHECK(copy.element(0, 99, 99) == 0);
}
