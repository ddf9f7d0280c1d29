// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/state_dict.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/gradient.hpp>

#include <map>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Sigmoid, Named<"out", Linear<3, 1>>>;
}

TEST_CASE("A state_dict has PyTorch's names, order and shapes")
{
    Network<A, double> const net;
    auto const state = state_dict(net);
    CHECK(state.size() == 4);
    CHECK(state[0].first == "0.weight");
    CHECK(state[1].first == "0.bias");
    CHECK(state[2].first == "out.weight");
    CHECK(state[3].first == "out.bias");
    CHECK(state[0].second.shape() == xt::dynamic_shape<std::size_t>{3, 2});
    CHECK(state[1].second.shape() == xt::dynamic_shape<std::size_t>{3});
    CHECK(state[0].second(2, 1) == net.get<"0.weight">()(2, 1));
}

TEST_CASE("It loads into any backend, from any range of pairs")
{
    Network<A, double> const net{random::Torch{9}};
    reference::Network<A, double> plain;
    load_state_dict(plain, state_dict(net));
    CHECK(Network<A, double>(plain.parameters()) == net);
    std::map<std::string, xt::xtensor<double, 2>> wrong;
    auto const state = state_dict(net);
    std::map<std::string, xt::xarray<double>> const map(state.begin(), state.end());
    Network<A, double> other{zeros};
    load_state_dict(other, map);
    CHECK(other == net);
}

TEST_CASE("What does not fit is named in full, and nothing is loaded")
{
    Network<A, double> net;
    auto const before = net;
    auto state = state_dict(net);
    state[0].second = xt::ones<double>({2, 3});
    state[1].first = "0.offset";
    state.push_back(state[3]);
    try {
        load_state_dict(net, state);
        FAIL("no throw");
    } catch (StateError const& error) {
        CHECK(std::string(error.what()) ==
              "lamina: this state_dict does not fit the network; nothing was loaded:\n"
              "  misshapen: \"0.weight\" is (2, 3) and must be (3, 2)\n"
              "  unexpected: \"0.offset\"\n"
              "  given twice: \"out.bias\"\n"
              "  missing: \"0.bias\"");
    }
    CHECK(net == before);
}

TEST_CASE("A gradient and Parameters have a state_dict as a network has")
{
    Network<A, double> const net{random::Torch{9}};
    xt::xtensor<double, 2> const x{{1, 2}}, t = xt::ones<double>({1, 1});
    auto g = gradient(net, MSELoss{}, x, t);
    auto const state = state_dict(g);
    CHECK(state[2].first == "out.weight");
    CHECK(state[2].second(0, 1) == g.get<"out.weight">()(0, 1));
    Parameters<A, double> numbers;
    load_state_dict(numbers, state);
    CHECK(numbers == g.parameters());
    load_state_dict(g, state_dict(net.parameters()));
    CHECK(g.parameters() == net.parameters());
}
