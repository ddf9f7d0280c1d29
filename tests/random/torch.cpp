// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/torch.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/layers/linear.hpp>

#include <algorithm>

using namespace lamina;
using namespace lamina::core;

namespace {
template <std::size_t In, class T>
void check_linear(std::string const& name)
{
    INFO(name);
    auto const wanted = laws::reference("torch_linear_init.json")[name];
    random::Torch torch{wanted["seed"].get<std::uint64_t>()};
    std::size_t i = 0;
    for (; i < 3 * In; ++i) {
        double const bound = Linear<In, 3>::parameters[0].bound;
        T const number = torch.uniform(static_cast<T>(-bound), static_cast<T>(bound));
        if (i < wanted["weight_first4"].size())
            CHECK(static_cast<double>(number) == wanted["weight_first4"][i].get<double>());
    }
    for (auto const& number : wanted["bias"]) {
        double const bound = Linear<In, 3>::parameters[1].bound;
        CHECK(static_cast<double>(torch.uniform(static_cast<T>(-bound), static_cast<T>(bound))) ==
              number.get<double>());
    }
}
} // namespace

TEST_CASE("nn.Linear's initial parameters are PyTorch's, bit for bit")
{
    check_linear<1, float>("float_1");
    check_linear<2, float>("float_2");
    check_linear<3, float>("float_3");
    check_linear<7, float>("float_7");
    check_linear<64, float>("float_64");
    check_linear<784, float>("float_784");
    check_linear<1, double>("double_1");
    check_linear<2, double>("double_2");
    check_linear<3, double>("double_3");
    check_linear<7, double>("double_7");
    check_linear<64, double>("double_64");
    check_linear<784, double>("double_784");
}

TEST_CASE("torch.rand's first numbers")
{
    random::Torch torch{2};
    CHECK(torch.uniform(0.0F, 1.0F) == Approx(0.6146950721740723).epsilon(1e-9)); // (0.22939014 + 1) / 2
}

// PyTorch's bits of normal numbers, permutations and epochs are in tests/reference/random.cpp.
TEST_CASE("One normal number is the double of torch.Tensor.normal_, and every second one is kept")
{
    random::Torch one{3};
    random::Torch several{3};
    std::array<double, 5> numbers{};
    several.normal(0.3, 1.7, std::span{numbers});
    for (double const number : numbers) CHECK(number == one.normal(0.3, 1.7));
    several.normal(0, 1, std::span<float>{}); // draws nothing
    CHECK(several.normal(0, 1) == one.normal(0, 1));
}

TEST_CASE("Normal numbers have their mean and deviation")
{
    std::vector<float> numbers(10'000);
    random::Torch{5}.normal(3, 2, std::span{numbers});
    double sum = 0;
    double squares = 0;
    for (float const number : numbers) {
        sum += number;
        squares += (number - 3.0) * (number - 3.0);
    }
    CHECK(std::abs(sum / 10'000 - 3) < 4 * 0.02);
    CHECK(std::abs(squares / 10'000 - 4) < 4 * 0.06); // 4 sqrt(2 / 10 000)
}

TEST_CASE("A permutation has every number once, and epochs have others each")
{
    random::Torch torch{3};
    CHECK(torch.permutation(0).empty());
    auto const first = torch.next_epoch(100);
    auto second = torch.next_epoch(100);
    CHECK(first != second);
    std::sort(second.begin(), second.end());
    for (std::size_t i = 0; i < second.size(); ++i) CHECK(second[i] == i);
}
