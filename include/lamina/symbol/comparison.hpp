// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/symbol/arithmetic.hpp>

namespace lamina::core::symbol {

/// Comparisons are made for `where`; their derivative is 0.
struct Comparison {
    static constexpr auto derivative(auto, auto, auto, auto) { return Zero{}; }
};

struct Less : Comparison {
    static constexpr auto value(auto const& a, auto const& b) { return a < b; }
};
struct LessEqual : Comparison {
    static constexpr auto value(auto const& a, auto const& b) { return a <= b; }
};
struct Equal : Comparison {
    static constexpr auto value(auto const& a, auto const& b) { return a == b; }
};
struct NotEqual : Comparison {
    static constexpr auto value(auto const& a, auto const& b) { return a != b; }
};

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator<(A a, B b)
{
    return apply<Less>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator>(A a, B b)
{
    return apply<Less>(to_symbol(b), to_symbol(a));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator<=(A a, B b)
{
    return apply<LessEqual>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator>=(A a, B b)
{
    return apply<LessEqual>(to_symbol(b), to_symbol(a));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator==(A a, B b)
{
    return apply<Equal>(to_symbol(a), to_symbol(b));
}

template <class A, class B>
    requires Operands<A, B>
constexpr auto operator!=(A a, B b)
{
    return apply<NotEqual>(to_symbol(a), to_symbol(b));
}

/// a where the condition holds, b elsewhere; plain numbers compute only the branch that they take.
struct Where {
    static constexpr auto value(auto const& condition, auto const& a, auto const& b)
    {
        return select(condition, a, b);
    }
    static constexpr auto derivative(auto condition, auto, auto, auto, auto da, auto db)
    {
        return apply<Where>(condition, da, db);
    }

    template <class C, class A, class B>
    static constexpr auto fold(C condition, A a, B b)
    {
        if constexpr (std::same_as<A, B> && !has_number<A>)
            return a;
        else
            return Apply<Where, C, A, B>(condition, a, b);
    }
};

/// a where the condition, a comparison, holds, else b; so is the slope.
template <class A, class B>
constexpr auto where(Symbol auto condition, A a, B b)
{
    return apply<Where>(condition, to_symbol(a), to_symbol(b));
}

/// max(x, c) with a number c; the slope at x = c is 0, as PyTorch's ReLU has it.
struct Max {
    /// The number comes first, because x86's instruction hands on a NaN only as the second operand.
    static constexpr auto value(auto const& x, auto const& number)
    {
        using math::greater_of;
        return greater_of(number, x);
    }
    static constexpr auto derivative(auto x, auto number, auto dx, auto)
    {
        return where(x <= number, Zero{}, dx);
    }
};

/// min(x, c) with a number c; the slope at x = c is 0, as PyTorch's ReLU6 has it.
struct Min {
    static constexpr auto value(auto const& x, auto const& number)
    {
        using math::smaller_of;
        return smaller_of(number, x);
    }
    static constexpr auto derivative(auto x, auto number, auto dx, auto)
    {
        return where(x >= number, Zero{}, dx);
    }
};

/// Of two symbols the greater, in parentheses, because max, min and abs are macros in many programs; a tie
/// is their mean, so that its slope is the mean of theirs, as in PyTorch.
template <class A, class B>
    requires Operands<A, B>
constexpr auto(max)(A a, B b)
{
    auto x = to_symbol(a);
    auto y = to_symbol(b);
    if constexpr (is_number<decltype(y)>)
        return apply<Max>(x, y);
    else if constexpr (is_number<decltype(x)>)
        return apply<Max>(y, x);
    else
        return where(x < y, y, where(y < x, x, 0.5 * x + 0.5 * y));
}

/// Of two symbols the smaller; see max.
template <class A, class B>
    requires Operands<A, B>
constexpr auto(min)(A a, B b)
{
    auto x = to_symbol(a);
    auto y = to_symbol(b);
    if constexpr (is_number<decltype(y)>)
        return apply<Min>(x, y);
    else if constexpr (is_number<decltype(x)>)
        return apply<Min>(y, x);
    else
        return where(y < x, y, where(x < y, x, 0.5 * x + 0.5 * y));
}

/// x held between low and high; the slope at both bounds is 1, as torch.clamp has it.
template <class Low, class High>
constexpr auto clamp(Symbol auto x, Low low, High high)
{
    return where(x < low, low, where(x > high, high, x));
}

/// -1, 0 or 1.
struct Sign {
    static constexpr auto composition(auto x) { return where(x > 0, 1, where(x < 0, -1, x)); }
    static constexpr auto derivative(auto, auto) { return Zero{}; }
};

/// -1, 0 or 1, as x is below, at or above 0; slope 0.
constexpr auto sign(Symbol auto x) { return apply<Sign>(x); }

struct Abs {
    static constexpr auto value(auto const& x)
    {
        using math::absolute;
        return absolute(x);
    }
    static constexpr auto derivative(auto x, auto dx) { return sign(x) * dx; }
};

/// The absolute value; slope sign(x).
constexpr auto(abs)(Symbol auto x) { return apply<Abs>(x); }

} // namespace lamina::core::symbol
