// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/to_dot.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

#include <string>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A small network is drawn neuron by neuron")
{
    constexpr std::string_view drawing = to_dot<Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>>>();
    CHECK(drawing.starts_with("digraph network {\n"));
    CHECK(drawing.ends_with("}\n"));
    CHECK(drawing.find("n0_1 [label=\"x2\"]") != drawing.npos);
    CHECK(drawing.find("n1_2 [label=\"Sigmoid\"]") != drawing.npos);
    CHECK(drawing.find("n2_0 [label=\"Σ\"]") != drawing.npos);
    std::size_t edges = 0;
    for (std::size_t at = drawing.find("->"); at != drawing.npos; at = drawing.find("->", at + 1)) ++edges;
    CHECK(edges == 2 * 3 + 3 * 1);
}

TEST_CASE("A wide network is drawn layer by layer")
{
    constexpr std::string_view drawing = to_dot<Sequential<Tanh, Linear<784, 512>, ReLU, Linear<512, 10>>>();
    CHECK(drawing.find("n2 [label=\"Linear<784, 512>\\nReLU\"]") != drawing.npos);
    CHECK(drawing.find("n1 -> n2 [label=\"784\"]") != drawing.npos);
    CHECK(drawing.find("n0_0") == drawing.npos);
}

TEST_CASE("Layers of layers are boxes, with as many values between as there are")
{
    std::string const text =
        to_dot<Sequential<Linear<3, 4>, Concat<Linear<4, 2>, Identity>, Tanh, Linear<6, 2>>>();
    CHECK(text.find("n2 [label=\"Concat<Linear<4, 2>, Identity>\\nTanh\"]") != std::string::npos);
    CHECK(text.find("n2 -> n3 [label=\"6\"]") != std::string::npos);
}
