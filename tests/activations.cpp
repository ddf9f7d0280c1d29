// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations.hpp>

#include "laws/activation.hpp"

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

// Formulas as a user would write them, under the same laws.
namespace {
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
struct SpeltSigmoid : Formula {
    static constexpr auto value(auto x) { return 1 / (1 + exp(-x)); }
};
} // namespace

TEST_CASE("SiLU obeys the laws") { laws::activation<SiLU>(); }
TEST_CASE("Mish obeys the laws") { laws::activation<Mish>(16); }
TEST_CASE("Softplus obeys the laws") { laws::activation<Softplus>(); }
TEST_CASE("log cosh obeys the laws") { laws::activation<LogCosh>(); }
TEST_CASE("ELU obeys the laws") { laws::activation<ELU>(); }
TEST_CASE("ReLU6 obeys the laws") { laws::activation<ReLU6>(); }
TEST_CASE("GELU obeys the laws") { laws::activation<GELU>(); }
TEST_CASE("Softsign obeys the laws") { laws::activation<Softsign>(); }
TEST_CASE("Hardtanh obeys the laws") { laws::activation<Hardtanh>(); }
TEST_CASE("A bump of one's own obeys the laws") { laws::activation<Bump>(16); }

TEST_CASE("A sigmoid spelt with exp is right where exp is finite, and not far out, where the atom is")
{
    laws::slope_is_central_difference<SpeltSigmoid>();
    laws::numbers_agree<SpeltSigmoid, double>(8);
    CHECK(std::isnan(slope_at<SpeltSigmoid>(-89.0F)));
    CHECK(slope_at<Sigmoid>(-89.0F) < 1e-38F);
}

TEST_CASE("At a tie the slope is PyTorch's")
{
    static_assert(slope_at<ReLU>(0.0) == 0 && slope_at<ReLU6>(6.0) == 0 && slope_at<ReLU6>(0.0) == 0);
    static_assert(slope_at<Hardtanh>(1.0) == 1 &&
                  slope_at<Hardtanh>(-1.0) == 1); // torch.clamp passes at its bounds
    static_assert(slope_at<Softsign>(0.0) == 1);
}
