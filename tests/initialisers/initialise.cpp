// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers/initialise.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/initialisers.hpp>
#include <lamina/layers.hpp>

#include <algorithm>

using namespace lamina;
using namespace lamina::core;

namespace {
using A =
    Sequential<Linear<2, 9>, LayerNorm<9>, Residual<Linear<9, 9, NoBias>>, Tanh, Named<"out", Linear<9, 3>>>;

/// An initialiser of a user: each number tells the array's size, and whether it is the first.
struct Told {
    template <class T>
    void operator()(std::span<T> numbers, Weight const& weight, auto& generator) const
    {
        static_assert(std::same_as<decltype(generator), random::Torch&>);
        std::fill(numbers.begin(), numbers.end(), static_cast<T>(weight.parameter.size()));
        if (weight.is_first) numbers[0] = -1;
    }
};
} // namespace

TEST_CASE("Every weight of a network is filled, in order and row by row, and nothing else")
{
    Network<A, double> net;
    auto const before = net;
    initialise(net, init::XavierNormal{}, random::Torch{3});
    random::Torch torch{3};
    std::vector<double> numbers(18);
    torch.normal(0, std::sqrt(2.0 / 11), std::span{numbers});
    CHECK((net.get<"0.weight">()(0, 1) == numbers[1] && net.get<"0.weight">()(8, 0) == numbers[16]));
    numbers.resize(81);
    torch.normal(0, std::sqrt(2.0 / 18), std::span{numbers});
    CHECK(net.get<"2.0.weight">()(8, 7) == numbers[79]);
    numbers.resize(27);
    torch.normal(0, std::sqrt(2.0 / 12), std::span{numbers});
    CHECK(net.get<"out.weight">()(2, 8) == numbers[26]);
    CHECK((net.get<"0.bias">() == before.get<"0.bias">()));
    CHECK((net.get<"1.weight">() == before.get<"1.weight">()));
    CHECK((net.get<"out.bias">() == before.get<"out.bias">()));
}

TEST_CASE("One array is filled by its key, a bias too, and without a generator where nothing is drawn")
{
    Parameters<A, float> numbers{random::Torch{1}};
    auto const before = numbers;
    initialise<"out.bias">(numbers, init::Constant{2});
    initialise<"2.0.weight">(numbers, init::Ones{});
    CHECK(numbers.get<"out.bias">()(1) == 2);
    CHECK(numbers.get<"2.0.weight">()(8, 8) == 1);
    CHECK((numbers.get<"out.weight">() == before.get<"out.weight">()));
    random::Torch generator{5};
    initialise<"0.bias">(numbers, init::Uniform{-1, 1}, generator);
    CHECK(numbers.get<"0.bias">()(0) == random::Torch{5}.uniform(-1.0F, 1.0F));
    initialise(numbers, init::Zeros{});
    CHECK(numbers.get<"0.weight">()(0, 0) == 0);
    CHECK(numbers.get<"0.bias">()(0) != 0);
}

TEST_CASE("Initialisers of one's own are told which array they fill")
{
    Parameters<A, double> numbers;
    initialise(numbers, Told{}, random::Torch{0});
    CHECK((numbers.get<"0.weight">()(0, 0) == -1 && numbers.get<"0.weight">()(0, 1) == 18));
    CHECK((numbers.get<"2.0.weight">()(0, 0) == 81 && numbers.get<"out.weight">()(0, 0) == 27));
}

TEST_CASE("After a wrong number nothing is half done")
{
    Parameters<A, double> numbers{random::Torch{1}};
    auto const before = numbers;
    CHECK_THROWS_AS(initialise(numbers, init::Uniform{1, 0}, random::Torch{0}), std::invalid_argument);
    CHECK(numbers == before);
}
