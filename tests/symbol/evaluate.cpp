// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/evaluate.hpp>

#include "catch.hpp"

#include <lamina/formula/formula.hpp>

#include <cmath>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct SiLU : Formula {
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
struct Bump : Formula {
    static constexpr auto value(auto x) { return x / (1 + exp(-0.5 * x * x)); }
};
struct ELU : Formula {
    static constexpr auto value(auto x) { return where(x > 0, x, expm1(x)); }
};
struct InBothBranches : Formula {
    static constexpr auto value(auto x) { return where(x > 0, exp(x) + 1, exp(x) - 1); }
};
} // namespace own

/// A number that counts the exponentials computed with it.
struct Counted {
    double value = 0;
    static inline int exps = 0;

    Counted() = default;
    explicit Counted(double number) : value(number) {}
    friend Counted operator-(Counted a) { return Counted(-a.value); }
    friend Counted operator+(Counted a, Counted b) { return Counted(a.value + b.value); }
    friend Counted operator-(Counted a, Counted b) { return Counted(a.value - b.value); }
    friend Counted operator*(Counted a, Counted b) { return Counted(a.value * b.value); }
    friend Counted operator/(Counted a, Counted b) { return Counted(a.value / b.value); }
    friend bool operator<(Counted a, Counted b) { return a.value < b.value; }
    friend Counted exp(Counted a)
    {
        ++exps;
        return Counted(std::exp(a.value));
    }
    friend Counted expm1(Counted a)
    {
        ++exps;
        return Counted(std::expm1(a.value));
    }
};

template <class... E>
int exps_at(double x)
{
    Counted::exps = 0;
    symbol::evaluate<E...>(Counted(x));
    return Counted::exps;
}

} // namespace

TEST_CASE("Equal subexpressions are evaluated once")
{
    CHECK(exps_at<ValueOf<own::SiLU>>(0.3) == 1);
    CHECK(exps_at<Derivative<own::SiLU>>(0.3) == 1);
    CHECK(exps_at<SecondDerivative<own::SiLU>>(0.3) == 1);
    CHECK(exps_at<ValueOf<own::Bump>>(0.3) == 1);
    CHECK(exps_at<SecondDerivative<own::Bump>>(0.3) == 1);
    CHECK(exps_at<ValueOf<own::Bump>, Derivative<own::Bump>, SecondDerivative<own::Bump>>(0.3) == 1);
}

TEST_CASE("Of a choice a plain number computes only the branch that it takes")
{
    CHECK(exps_at<ValueOf<own::ELU>>(0.3) == 0);
    CHECK(exps_at<ValueOf<own::ELU>>(-0.3) == 1);
    CHECK(exps_at<ValueOf<own::InBothBranches>>(0.3) == 1);
}

TEST_CASE("Several trees at once give an array, one a number, literals take the number's type")
{
    using X = symbol::Variable<0>;
    using Y = symbol::Variable<1>;
    constexpr auto both = symbol::evaluate<decltype(X{} + Y{}), decltype(X{} * Y{})>(2.0F, 3.0F);
    static_assert(std::same_as<decltype(both), std::array<float, 2> const> && both[0] == 5 && both[1] == 6);
    static_assert(symbol::evaluate<symbol::Literal<0.1>>(0.0F) == 0.1F);
    static_assert(symbol::evaluate<Y>(2.0, 3.0) == 3);
}
