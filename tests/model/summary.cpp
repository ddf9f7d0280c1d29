// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/summary.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/layers.hpp>

#include <string>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A summary has a line for each layer and a total")
{
    using Hello = Sequential<Named<"hidden_layer", Linear<1, 1>>, Sigmoid,
                             Named<"output_layer", Linear<1, 1>>, Sigmoid>;
    constexpr std::string_view text = summary<Hello>();
    CHECK(text == "layer                       output  parameters        MACs\n"
                  "hidden_layer  Linear<1, 1>       1           2           1\n"
                  "1             Sigmoid            1           0           0\n"
                  "output_layer  Linear<1, 1>       1           2           1\n"
                  "3             Sigmoid            1           0           0\n"
                  "total                            1           4           2");
}

TEST_CASE("Numbers line up whatever their size")
{
    using Wide = Sequential<Tanh, Linear<784, 512, NoBias>, ReLU, Linear<512, 10>>;
    CHECK(std::string_view(summary<Wide>()) ==
          "layer                            output  parameters        MACs\n"
          "0      Tanh                         784           0           0\n"
          "1      Linear<784, 512, NoBias>     512      401408      401408\n"
          "2      ReLU                         512           0           0\n"
          "3      Linear<512, 10>               10        5130        5120\n"
          "total                                10      406538      406528");
}

TEST_CASE("Layers of layers are written with what is in them")
{
    using Deep =
        Sequential<Linear<3, 4>, Residual<Linear<4, 4>, Tanh>, Concat<Linear<4, 2, NoBias>, Identity>>;
    std::string const text = summary<Deep>();
    CHECK(text.find("1      Residual<Linear<4, 4>, Tanh> ") != std::string::npos);
    CHECK(text.find("2      Concat<Linear<4, 2, NoBias>, Identity>") != std::string::npos);
}
