// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations.hpp>

#include "laws/activation.hpp"

#include <string_view>

using namespace lamina;
using namespace lamina::core;

namespace {

/// Whether an activation is called what its type is.
template <class F>
constexpr bool is_named(std::string_view name)
{
    return Activation<F> && F::name == name;
}

} // namespace

TEST_CASE("Every activation of the list has its type's name and a formula")
{
    static_assert(is_named<Identity>("Identity") && is_named<ReLU>("ReLU") && is_named<Sigmoid>("Sigmoid"));
    static_assert(is_named<Tanh>("Tanh") && is_named<Softmax>("Softmax") &&
                  is_named<LogSoftmax>("LogSoftmax"));
    static_assert(is_named<LeakyReLU<>>("LeakyReLU") && is_named<PReLU<3>>("PReLU"));
    static_assert(is_named<ReLU6>("ReLU6") && is_named<Hardtanh<>>("Hardtanh"));
    static_assert(is_named<ELU<>>("ELU") && is_named<SELU>("SELU") && is_named<CELU<>>("CELU"));
    static_assert(is_named<GELU>("GELU") && is_named<GELUTanh>("GELUTanh"));
    static_assert(is_named<SiLU>("SiLU") && is_named<Mish>("Mish") && is_named<Softplus<>>("Softplus"));
    static_assert(is_named<Softsign>("Softsign") && is_named<LogSigmoid>("LogSigmoid"));
    static_assert(is_named<Tanhshrink>("Tanhshrink") && is_named<Softshrink<>>("Softshrink"));
    static_assert(is_named<Hardshrink<>>("Hardshrink") && is_named<Threshold<0.1, 20.0>>("Threshold"));
    static_assert(is_named<Hardsigmoid>("Hardsigmoid") && is_named<Hardswish>("Hardswish"));
    static_assert(is_named<Sine<>>("Sine") && is_named<Gaussian>("Gaussian") && is_named<Snake<>>("Snake"));
}

// Formulas as a user would write them, under the same laws, and as a user in a namespace of their own: the library
// may come to have one of the same name.
namespace {
namespace own {
struct LogCosh : Formula {
    static constexpr auto value(auto x) { return log_cosh(x); }
};
struct Bump : Formula {
    static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
};
template <double Slope>
struct LeakyReLU : Formula {
    static constexpr auto value(auto x) { return where(x > 0, x, Slope * x); }
};
struct Swish : Formula {
    static constexpr std::array parameters{Parameter{"beta", 1, 0, 1}, Parameter{"shift", 1}};
    static constexpr auto value(auto x, auto beta, auto shift) { return x * sigmoid(beta * x) + shift; }
};
struct SpeltSigmoid : Formula {
    static constexpr auto value(auto x) { return 1 / (1 + exp(-x)); }
};
} // namespace own
} // namespace

TEST_CASE("log cosh obeys the laws") { laws::activation<own::LogCosh>(); }
TEST_CASE("A formula of several trained parameters obeys the laws")
{
    laws::activation<own::Swish>({.most = 16, .trained = {1.25, -0.5}});
}
TEST_CASE("A formula with a number of its own obeys the laws") { laws::activation<own::LeakyReLU<0.01>>(); }
TEST_CASE("A bump of one's own obeys the laws") { laws::activation<own::Bump>({.most = 16}); }

TEST_CASE("A sigmoid spelt with exp is right where exp is finite, and not far out, where the atom is")
{
    laws::slope_is_central_difference<own::SpeltSigmoid>();
    laws::numbers_agree<double>(laws::Trial<own::SpeltSigmoid>{});
    CHECK(std::isnan(slope_at<own::SpeltSigmoid>(-89.0F)));
    CHECK(slope_at<Sigmoid>(-89.0F) < 1e-38F);
}
