// SPDX-License-Identifier: BSL-1.0
#include <lamina/shape.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>

#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
template <std::size_t Count>
struct PReLU : Formula {
    static constexpr auto name = "PReLU";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto w) { return where(x > 0, x, w * x); }
};
struct NoValue : Formula {
    static constexpr auto name = "NoValue";
};
struct NotStatic : Formula {
    static constexpr auto name = "NotStatic";
    constexpr auto value(auto x) const { return x; }
};
struct OfRows : Formula {
    static constexpr auto name = "OfRows";
    static constexpr auto value(auto x) { return x / row_sum(x); }
};
/// A contraction that is no backend's.
struct Convolve {};
template <class C, std::size_t Bias>
struct Layer {
    static constexpr auto name = "Layer";
    using Contraction = C;
    static constexpr std::size_t inputs = 3, outputs = 2, mac_count = 6;
    static constexpr std::array parameters{Parameter{"weight", 2, 3}, Parameter{"bias", Bias}};
};
using Affine = Dense<Constant<3>, Constant<2>, true>;
} // namespace own

using Mixed = Sequential<Tanh, Named<"hidden", Linear<2, 3>>, Tanh, own::PReLU<3>, Linear<3, 4>,
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

TEST_CASE("connected says whether a Sequential would compile")
{
    static_assert(connected<Linear<2, 3>> && connected<Linear<2, 3>, Tanh, Linear<3, 1>> &&
                  connected<Linear<2, 3>, Linear<3, 3>>);
    static_assert(connected<Tanh, Linear<2, 3>, own::PReLU<1>, own::PReLU<3>>);
    static_assert(!connected<Named<"", Linear<2, 3>>> && connected<Named<"0", Linear<2, 3>>>);
    static_assert(!connected<Linear<2, 3>, Tanh, Linear<4, 1>> && !connected<Linear<2, 3>, own::PReLU<2>>);
    static_assert(!connected<> && !connected<Tanh> && !connected<Linear<0, 3>> && !connected<Linear<2, 0>>);
    static_assert(!connected<Linear<2, 3>, int> && !connected<Linear<2, 3>, own::NoValue>);
    static_assert(!connected<Linear<2, 3>, own::NotStatic> && !connected<Linear<2, 3>, own::OfRows>);
    static_assert(connected<Linear<2, 3>, own::Layer<own::Affine, 2>>);
    static_assert(!connected<Linear<2, 3>, own::Layer<own::Affine, 3>> && // declared 3, laid out 2
                  !connected<Linear<2, 3>, own::Layer<own::Convolve, 2>> &&
                  !connected<Linear<2, 3>, own::Layer<Dense<Constant<3>, Constant<4>, true>, 2>>);
    static_assert(!connected<Named<"a", Linear<2, 3>>, Named<"a", Linear<3, 3>>> &&
                  connected<Named<"a", Linear<2, 3>>, Named<"b", Linear<3, 3>>>);
    static_assert(!connected<Named<"1", Linear<2, 3>>, Linear<3, 3>> &&
                  connected<Named<"0", Linear<2, 3>>, Linear<3, 3>>);
}
