// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/chain.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
template <std::size_t Count>
struct PReLU : Formula {
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto w) { return where(x > 0, x, w * x); }
};
struct Scale : Formula {
    static constexpr std::array parameters{Parameter{"scale", 1}, Parameter{"shift", 1}};
    static constexpr auto value(auto x, auto scale, auto shift) { return scale * x + shift; }
};
struct Softplus : Formula {
    static constexpr auto value(auto x) { return softplus(x); }
};
} // namespace own
} // namespace

TEST_CASE("A chain keeps as little as its backward pass can do with")
{
    static_assert(Chain<>::kept == Kept::nothing && Chain<Identity, Identity>::kept == Kept::nothing);
    static_assert(Chain<Sigmoid>::kept == Kept::output && Chain<Tanh, Identity>::kept == Kept::output);
    static_assert(Chain<ReLU>::kept == Kept::output);
    static_assert(Chain<own::Softplus>::kept == Kept::pre_activation &&
                  Chain<Tanh, Sigmoid>::kept == Kept::pre_activation);
    static_assert(Chain<own::PReLU<4>>::kept == Kept::pre_activation);
}

TEST_CASE("A chain is one formula: the outer of the inner, derived as a whole")
{
    using Both = Chain<Tanh, Sigmoid>;
    constexpr double z = 0.7;
    static_assert(symbol::evaluate<Both::Value>(z) == value_at<Sigmoid>(value_at<Tanh>(z)));
    CHECK(symbol::evaluate<Both::Backward<0>>(z, 2.0) ==
          Approx(2 * slope_at<Sigmoid>(value_at<Tanh>(z)) * slope_at<Tanh>(z)));
}

TEST_CASE("Trained parameters are numbered through the chain")
{
    using Mixed = Chain<own::Scale, own::PReLU<5>>;
    static_assert(Mixed::trained == 3 && Mixed::trained_sizes == std::array<std::size_t, 3>{1, 1, 5});
    constexpr double z = 1, scale = -2, shift = 0.5, weight = 0.25;
    static_assert(symbol::evaluate<Mixed::Value>(z, scale, shift, weight) == -0.375);
    static_assert(symbol::evaluate<Mixed::Backward<0>>(z, scale, shift, weight, 1.0) ==
                  -0.5); // weight * scale
    static_assert(symbol::evaluate<Mixed::Backward<1>>(z, scale, shift, weight, 1.0) == 0.25); // weight * z
    static_assert(symbol::evaluate<Mixed::Backward<2>>(z, scale, shift, weight, 1.0) == 0.25); // weight
    static_assert(symbol::evaluate<Mixed::Backward<3>>(z, scale, shift, weight, 1.0) ==
                  -1.5); // what PReLU is given
}
