// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/written.hpp>

#include "catch.hpp"

#include <lamina/symbol/atoms.hpp>

#include <string_view>
#include <utility>

using namespace lamina::core::symbol;

namespace {
template <class F, std::size_t... I>
constexpr Mistake mistake_of(std::index_sequence<I...>)
{
    return mistake_in_formula<WrittenValue, F, Variable<I>...>();
}
/// What is wrong with the value of F, called with so many symbols.
template <class F, std::size_t Count>
constexpr Mistake mistake = mistake_of<F>(std::make_index_sequence<Count>{});

struct OfOne {
    static constexpr auto value(auto x) { return exp(x); }
};
struct OfSeven {
    static constexpr auto value(auto x, auto a, auto b, auto c, auto d, auto e, auto f)
    {
        return x * a * b * c * d * e * f;
    }
};
struct OfAny {
    static constexpr auto value(auto x, auto... more) { return (x + ... + more); }
};
struct OfSymbols {
    static constexpr auto value(Symbol auto x) { return 2 * x; }
};
struct NotStatic {
    double slope = 0.1;
    constexpr auto value(auto x) const { return slope * x; }
};
struct NotConst {
    double slope = 0.1;
    auto value(auto x, auto, auto, auto, auto) { return slope * x; }
};
struct Final final {
    static constexpr auto value(auto x) { return 2 * x; }
};
struct ZeroStart {
    static constexpr void value(auto) {}
};
struct Words {
    static constexpr auto value(auto) { return std::string_view("x"); }
};
struct Condition {
    static constexpr auto value(auto x) { return x > 0; }
};
struct AtRunTime {
    static auto value(auto x) { return 2 * x; }
};
struct Empty {};
} // namespace

TEST_CASE("A function is called with as many symbols as it takes")
{
    static_assert(mistake<OfOne, 1> == Mistake::none && mistake<OfOne, 2> == Mistake::arguments);
    static_assert(mistake<OfSeven, 6> == Mistake::arguments && mistake<OfSeven, 7> == Mistake::none &&
                  mistake<OfSeven, 8> == Mistake::arguments);
    static_assert(mistake<OfAny, 1> == Mistake::none && mistake<OfAny, 11> == Mistake::none);
    static_assert(mistake<OfSymbols, 1> == Mistake::none);
    static_assert(mistake<Final, 1> == Mistake::none);
}

TEST_CASE("What cannot be a formula is told from what can")
{
    static_assert(mistake<NotStatic, 1> == Mistake::not_static &&
                  mistake<NotConst, 5> == Mistake::not_static);
    static_assert(mistake<ZeroStart, 1> == Mistake::returns_nothing);
    static_assert(mistake<Words, 1> == Mistake::returns_no_symbol);
    static_assert(mistake<Condition, 1> == Mistake::returns_comparison);
    static_assert(mistake<AtRunTime, 1> == Mistake::not_constexpr);
    static_assert(mistake<Empty, 1> == Mistake::missing && mistake<int, 1> == Mistake::missing);
}
