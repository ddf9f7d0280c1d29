// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/torch.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/layers/linear.hpp>

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
