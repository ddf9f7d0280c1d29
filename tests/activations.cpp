// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations.hpp>

#include "laws/activation.hpp"
#include "local/prelu.hpp"

#include <string_view>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Every activation of the list has a name and a formula")
{
    static_assert(Identity::name == std::string_view("Identity") && ReLU::name == std::string_view("ReLU"));
    static_assert(Sigmoid::name == std::string_view("Sigmoid") && Tanh::name == std::string_view("Tanh"));
    static_assert(
        value_at<Identity>(1.0) + value_at<ReLU>(1.0) + value_at<Sigmoid>(0.0) + value_at<Tanh>(0.0) == 2.5);
}

// Formulas as a user would write them, under the same laws, and as a user in a namespace of their own: the library
// may come to have one of the same name.
namespace {
namespace own {
struct SiLU : Formula {
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
struct Mish : Formula {
    static constexpr auto value(auto x) { return x * tanh(softplus(x)); }
};
struct Softplus : Formula {
    static constexpr auto value(auto x) { return softplus(x); }
};
struct LogCosh : Formula {
    static constexpr auto value(auto x) { return log_cosh(x); }
};
struct ELU : Formula {
    static constexpr auto value(auto x) { return where(x > 0, x, expm1(x)); }
};
struct ReLU6 : Formula {
    static constexpr auto value(auto x) { return min(max(x, 0), 6); }
};
struct GELU : Formula {
    static constexpr auto value(auto x) { return 0.5 * x * (1 + erf(x * 0.70710678118654752)); }
};
struct Softsign : Formula {
    static constexpr auto value(auto x) { return x / (1 + abs(x)); }
};
struct Hardtanh : Formula {
    static constexpr auto value(auto x) { return clamp(x, -1, 1); }
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

TEST_CASE("SiLU obeys the laws") { laws::activation<own::SiLU>(); }
TEST_CASE("Mish obeys the laws") { laws::activation<own::Mish>({.most = 16}); }
TEST_CASE("Softplus obeys the laws") { laws::activation<own::Softplus>(); }
TEST_CASE("log cosh obeys the laws") { laws::activation<own::LogCosh>(); }
TEST_CASE("ELU obeys the laws") { laws::activation<own::ELU>(); }
TEST_CASE("ReLU6 obeys the laws") { laws::activation<own::ReLU6>(); }
TEST_CASE("GELU obeys the laws") { laws::activation<own::GELU>(); }
TEST_CASE("Softsign obeys the laws") { laws::activation<own::Softsign>(); }
TEST_CASE("Hardtanh obeys the laws") { laws::activation<own::Hardtanh>(); }
TEST_CASE("PReLU obeys the laws, whatever its weight is")
{
    laws::activation<laws::PReLU<>>();
    laws::activation<laws::PReLU<>>({.trained = {-0.5}});
}
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

TEST_CASE("At a tie the slope is PyTorch's")
{
    static_assert(slope_at<ReLU>(0.0) == 0 && slope_at<own::ReLU6>(6.0) == 0 &&
                  slope_at<own::ReLU6>(0.0) == 0);
    static_assert(slope_at<own::Hardtanh>(1.0) == 1 &&
                  slope_at<own::Hardtanh>(-1.0) == 1); // torch.clamp passes at its bounds
    static_assert(slope_at<own::Softsign>(0.0) == 1);
}
