// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math.hpp>
#include <lamina/symbol/node.hpp>

namespace lamina::core::symbol {

struct Where;

/// A choice between 0 and 1, by which a product becomes a choice: no multiplication, and no NaN from 0 *
/// infinity.
template <class E>
inline constexpr bool is_switch = false;
template <class Condition, class A, class B>
inline constexpr bool is_switch<Apply<Where, Condition, A, B>> =
    (std::same_as<A, Zero> && std::same_as<B, One>) || (std::same_as<A, One> && std::same_as<B, Zero>);

struct Negate {
    static constexpr auto value(auto const& a) { return -a; }
    static constexpr auto derivative(auto, auto da) { return -da; }

    template <class A>
    static constexpr auto fold(A a)
    {
        if constexpr (is_literal<A>)
            return Literal<-number_in<A>>{};
        else
            return Apply<Negate, A>(a);
    }
    template <class A>
    static constexpr auto fold(Apply<Negate, A> twice)
    {
        return twice.a;
    }
};

struct Add {
    static constexpr auto value(auto const& a, auto const& b) { return a + b; }
    static constexpr auto derivative(auto, auto, auto da, auto db) { return da + db; }

    template <class A, class B>
    static constexpr auto fold(A a, B b)
    {
        if constexpr (std::same_as<A, Zero>)
            return b;
        else if constexpr (std::same_as<B, Zero>)
            return a;
        else if constexpr (is_whole<A> && is_whole<B>)
            return Literal<number_in<A> + number_in<B>>{};
        else
            return Apply<Add, A, B>(a, b);
    }
};

struct Subtract {
    static constexpr auto value(auto const& a, auto const& b) { return a - b; }
    static constexpr auto derivative(auto, auto, auto da, auto db) { return da - db; }

    template <class A, class B>
    static constexpr auto fold(A a, B b)
    {
        if constexpr (std::same_as<A, Zero>)
            return apply<Negate>(b);
        else if constexpr (std::same_as<B, Zero>)
            return a;
        else if constexpr (is_whole<A> && is_whole<B>)
            return Literal<number_in<A> - number_in<B>>{};
        else
            return Apply<Subtract, A, B>(a, b);
    }
};

struct Multiply {
    static constexpr auto value(auto const& a, auto const& b) { return a * b; }
    static constexpr auto derivative(auto a, auto b, auto da, auto db) { return da * b + a * db; }

    template <class A, class B>
    static constexpr auto fold(A a, B b)
    {
        if constexpr (std::same_as<A, Zero> || std::same_as<B, One>)
            return a;
        else if constexpr (std::same_as<B, Zero> || std::same_as<A, One>)
            return b;
        else if constexpr (std::same_as<A, Literal<-1.0>>)
            return apply<Negate>(b);
        else if constexpr (std::same_as<B, Literal<-1.0>>)
            return apply<Negate>(a);
        else if constexpr (is_whole<A> && is_whole<B>)
            return Literal<number_in<A> * number_in<B>>{};
        else if constexpr (is_switch<A>)
            return apply<Where>(a.a, apply<Multiply>(a.b, b), apply<Multiply>(a.c, b));
        else if constexpr (is_switch<B>)
            return apply<Where>(b.a, apply<Multiply>(a, b.b), apply<Multiply>(a, b.c));
        else
            return Apply<Multiply, A, B>(a, b);
    }
};

struct Divide {
    static constexpr auto value(auto const& a, auto const& b) { return a / b; }
    /// (a/b)' = (a' - (a/b) b') / b shares a/b with the value.
    static constexpr auto derivative(auto a, auto b, auto da, auto db) { return (da - a / b * db) / b; }

    template <class A, class B>
    static constexpr auto fold(A a, B b)
    {
        if constexpr (std::same_as<A, Zero> || std::same_as<B, One>)
            return a;
        else
            return Apply<Divide, A, B>(a, b);
    }
};

constexpr auto operator-(Symbol auto a) { return apply<Negate>(a); }

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator+(A a, B b)
{
    return apply<Add>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator-(A a, B b)
{
    return apply<Subtract>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator*(A a, B b)
{
    return apply<Multiply>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator/(A a, B b)
{
    return apply<Divide>(to_symbol(a), to_symbol(b));
}

struct Square {
    static constexpr auto value(auto const& a) { return a * a; }
    static constexpr auto derivative(auto a, auto da) { return 2 * a * da; }
};

/// a * a; slope 2 a.
constexpr auto square(Symbol auto a) { return apply<Square>(a); }

struct Sqrt {
    static constexpr auto value(auto const& a)
    {
        using math::sqrt;
        return sqrt(a);
    }
    static constexpr auto derivative(auto a, auto da) { return da / (2 * sqrt(a)); }
};

/// The square root of a number that is not negative; slope 1 / (2 sqrt(a)).
constexpr auto sqrt(Symbol auto a) { return apply<Sqrt>(a); }

/// x to a constant power; whole powers up to 16 become products.
struct Power {
    static constexpr auto value(auto const& a, auto const& exponent)
    {
        using math::pow;
        return pow(a, exponent);
    }

    template <class A, class Exponent, class DA>
    static constexpr auto derivative(A a, Exponent exponent, DA da, auto)
    {
        return exponent * apply<Power>(a, Literal<number_in<Exponent> - 1>{}) * da;
    }

    template <class A, class Exponent>
    static constexpr auto fold(A a, Exponent exponent)
    {
        constexpr double n = number_in<Exponent>;
        if constexpr (!is_whole<Exponent> || n < -16 || n > 16)
            return Apply<Power, A, Exponent>(a, exponent);
        else if constexpr (n < 0)
            return One{} / apply<Power>(a, Literal<-n>{});
        else if constexpr (n == 0)
            return One{};
        else if constexpr (n == 1)
            return a;
        else if constexpr (is_whole<Literal<n / 2>>)
            return square(apply<Power>(a, Literal<n / 2>{}));
        else
            return a * apply<Power>(a, Literal<n - 1>{});
    }
};

template <class Exponent>
concept ConstantExponent = std::is_arithmetic_v<Exponent>;

/// a to a power that is a number of the body, whole ones by multiplication; slope n pow(a, n - 1).
constexpr auto pow(Symbol auto a, ConstantExponent auto exponent)
{
    return apply<Power>(a, to_symbol(exponent));
}

} // namespace lamina::core::symbol
