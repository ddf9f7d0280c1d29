// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/facts.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>

#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {
using Mixed = Sequential<Tanh, Named<"hidden", Linear<2, 3>>, Tanh, PReLU<3>, Linear<3, 4>,
                         Linear<4, 1, NoBias>, Sigmoid>;
} // namespace

TEST_CASE("The facts of a network are constants of its type")
{
    static_assert(input_size<Mixed> == 2 && output_size<Mixed> == 1);
    static_assert(parameter_count<Mixed> == (6 + 3) + 3 + (12 + 4) + 4 && mac_count<Mixed> == 6 + 12 + 4);
    static_assert(parameter_count<ReLU> == 0 && parameter_count<Linear<2, 3>> == 9 &&
                  mac_count<Linear<2, 3>> == 6);
    static_assert(parameter_count<Named<"a", Linear<2, 3>>> == 9);
    static_assert(decltype(boost::hana::size(layers<Mixed>))::value == 7);
    std::string names;
    boost::hana::for_each(layers<Mixed>,
                          [&](auto layer) { names += Bare<decltype(layer)>::name + std::string(" "); });
    CHECK(names == "Tanh Linear Tanh PReLU Linear Linear Sigmoid ");
}
