// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/formula.hpp>

#include "catch.hpp"

#include <lamina/activations/sigmoid.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses/mse_loss.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct Bump : Formula {
    static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
};
template <std::size_t Count>
struct PReLU : Formula {
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto w) { return where(x > 0, x, w * x); }
};
struct Three : Formula {
    static constexpr auto value(auto) { return 3; }
};
/// The mean of a row would be needed.
struct Centred : Formula {
    static constexpr auto value(auto x) { return x - row_sum(x) / 3; }
};
struct OffersMuch : Formula {
    static constexpr std::array parameters{Parameter{"scale", 1}};
    static constexpr auto value(auto x, auto scale) { return scale * x; }
    static constexpr auto derivative(auto) { return 1; }
};
} // namespace own
} // namespace

TEST_CASE("A formula is evaluated in the number type that it is given, at compile time too")
{
    static_assert(std::same_as<decltype(value_at<own::Bump>(1.0F)), float>);
    static_assert(value_at<own::Bump>(1.0) > 0.6224593312 && value_at<own::Bump>(1.0) < 0.6224593313);
    static_assert(slope_at<own::Bump>(0.0) == 0.5 && curvature_at<own::Bump>(0.0) == 0);
}

TEST_CASE("Trained parameters follow x, and the formula is differentiated with respect to them too")
{
    static_assert(trained_count<own::Bump> == 0 && trained_count<own::PReLU<1>> == 1);
    static_assert(value_at<own::PReLU<1>>(-2.0, 0.25) == -0.5 && slope_at<own::PReLU<1>>(-2.0, 0.25) == 0.25);
    static_assert(symbol::evaluate<Derivative<own::PReLU<1>, 1>>(-2.0, 0.25) == -2 &&
                  symbol::evaluate<Derivative<own::PReLU<1>, 1>>(2.0, 0.25) == 0);
}

TEST_CASE("A formula may be a plain number")
{
    static_assert(value_at<own::Three>(1.0) == 3 && slope_at<own::Three>(1.0) == 0);
}

TEST_CASE("A formula is one of single values, or of rows")
{
    static_assert(core::IsFormula<own::Bump>::value && core::IsFormula<own::PReLU<1>>::value);
    static_assert(core::IsFormula<own::Centred>::value && core::IsFormula<own::Centred>::reduces_rows);
    static_assert(!core::IsFormula<own::Bump>::reduces_rows);
    static_assert(!core::IsFormula<own::OffersMuch>::value);
}

TEST_CASE("An activation is a formula of one value, and no layer or loss")
{
    static_assert(Activation<Sigmoid> && !Activation<Linear<2, 3>> && !Activation<MSELoss<>> &&
                  !Activation<int>);
}
