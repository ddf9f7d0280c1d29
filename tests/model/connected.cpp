// SPDX-License-Identifier: BSL-1.0
#include <lamina/model/connected.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

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
} // namespace

TEST_CASE("connected says whether a Sequential would compile")
{
    static_assert(connected<Linear<2, 3>> && connected<Linear<2, 3>, Tanh, Linear<3, 1>> &&
                  connected<Linear<2, 3>, Linear<3, 3>>);
    static_assert(connected<Tanh, Linear<2, 3>, own::PReLU<1>, own::PReLU<3>>);
    static_assert(!connected<Named<"", Linear<2, 3>>> && connected<Named<"0", Linear<2, 3>>>);
    static_assert(!connected<Linear<2, 3>, Tanh, Linear<4, 1>> && !connected<Linear<2, 3>, own::PReLU<2>>);
    static_assert(!connected<> && !connected<Tanh> && !connected<Linear<0, 3>> && !connected<Linear<2, 0>>);
    static_assert(!connected<Linear<2, 3>, int> && !connected<Linear<2, 3>, own::NoValue>);
    static_assert(!connected<Linear<2, 3>, own::NotStatic> && connected<Linear<2, 3>, own::OfRows>);
    static_assert(connected<Linear<2, 3>, own::Layer<own::Affine, 2>>);
    static_assert(!connected<Linear<2, 3>, own::Layer<own::Affine, 3>> && // declared 3, laid out 2
                  !connected<Linear<2, 3>, own::Layer<own::Convolve, 2>> &&
                  !connected<Linear<2, 3>, own::Layer<Dense<Constant<3>, Constant<4>, true>, 2>>);
    static_assert(!connected<Named<"a", Linear<2, 3>>, Named<"a", Linear<3, 3>>> &&
                  connected<Named<"a", Linear<2, 3>>, Named<"b", Linear<3, 3>>>);
    static_assert(!connected<Named<"1", Linear<2, 3>>, Linear<3, 3>> &&
                  connected<Named<"0", Linear<2, 3>>, Linear<3, 3>>);
}
