// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/core.hpp>
#include <lamina/symbol/atoms.hpp>

#include <array>

namespace lamina::cuda {

/// What a library's matrix multiplication can do with each sum before it stores it, besides adding a bias.
enum class LtEpilogue {
    identity,
    relu,      ///< max(x, 0)
    gelu,      ///< the form with tanh, x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
    unmatched, ///< none of these
};

/// An expression in x as P(x) + Q(x) tanh(R(x)), all three of degree 3 at most, so that a formula is known
/// however it is spelt.
struct TanhForm {
    using Polynomial = std::array<double, 4>; ///< the coefficients of 1, x, x^2 and x^3

    Polynomial plain{};
    Polynomial by_tanh{};
    Polynomial inside{}; ///< of the tanh
    bool fits = true;

    [[nodiscard]] constexpr bool has_tanh() const { return by_tanh != Polynomial{}; }

    static constexpr TanhForm number(double value) { return {{value}, {}, {}, true}; }

    constexpr TanhForm operator+(TanhForm const& other) const
    {
        TanhForm sum = has_tanh() ? *this : other;
        for (std::size_t i = 0; i < 4; ++i) {
            sum.plain[i] = plain[i] + other.plain[i];
            sum.by_tanh[i] = by_tanh[i] + other.by_tanh[i];
        }
        sum.fits = fits && other.fits && (!has_tanh() || !other.has_tanh() || inside == other.inside);
        return sum;
    }

    constexpr TanhForm operator*(TanhForm const& other) const
    {
        TanhForm product{{}, {}, has_tanh() ? inside : other.inside, fits && other.fits};
        if (has_tanh() && other.has_tanh()) product.fits = false;
        add_product(plain, other.plain, product.plain, product.fits);
        add_product(plain, other.by_tanh, product.by_tanh, product.fits);
        add_product(by_tanh, other.plain, product.by_tanh, product.fits);
        return product;
    }

private:
    static constexpr void add_product(Polynomial const& a, Polynomial const& b, Polynomial& to, bool& fits)
    {
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j < 4; ++j) {
                if (i + j < 4)
                    to[i + j] += a[i] * b[j];
                else if (a[i] * b[j] != 0)
                    fits = false;
            }
    }
};

/// The form of an expression; of one that has none it says so.
template <class E>
inline constexpr TanhForm tanh_form{{}, {}, {}, false};
template <>
inline constexpr TanhForm tanh_form<symbol::Variable<0>>{{0, 1}, {}, {}, true};
template <double value>
inline constexpr TanhForm tanh_form<symbol::Literal<value>> = TanhForm::number(value);
template <class A, class B>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Add, A, B>> = tanh_form<A> + tanh_form<B>;
template <class A, class B>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Subtract, A, B>> =
    tanh_form<A> + TanhForm::number(-1) * tanh_form<B>;
template <class A>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Negate, A>> = TanhForm::number(-1) * tanh_form<A>;
template <class A, class B>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Multiply, A, B>> = tanh_form<A> * tanh_form<B>;
template <class A, double divisor>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Divide, A, symbol::Literal<divisor>>> =
    tanh_form<A> * TanhForm::number(1 / divisor);
template <class A>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Square, A>> = tanh_form<A> * tanh_form<A>;
template <class A>
inline constexpr TanhForm tanh_form<symbol::Apply<symbol::Tanh, A>>{
    {}, {1}, tanh_form<A>.plain, tanh_form<A>.fits && !tanh_form<A>.has_tanh()};

/// Whether a form is GELU's, its constants to eight digits.
constexpr bool is_gelu(TanhForm const& form)
{
    auto const nearby = [](TanhForm::Polynomial const& found, TanhForm::Polynomial const& wanted) {
        for (std::size_t i = 0; i < 4; ++i) {
            double const difference = found[i] - wanted[i];
            if (difference > 1e-8 || difference < -1e-8) return false;
        }
        return true;
    };
    constexpr double root = 0.79788456080286536; // of 2 / pi
    return form.fits && nearby(form.plain, {0, 0.5}) && nearby(form.by_tanh, {0, 0.5}) &&
           nearby(form.inside, {0, root, 0, root * 0.044715});
}

/// The epilogue that computes an expression in x, Variable<0>: known by its type, never by a name.
template <class E>
inline constexpr LtEpilogue epilogue_of = is_gelu(tanh_form<E>) ? LtEpilogue::gelu : LtEpilogue::unmatched;
template <>
inline constexpr LtEpilogue epilogue_of<symbol::Variable<0>> = LtEpilogue::identity;
template <>
inline constexpr LtEpilogue epilogue_of<symbol::Apply<symbol::Max, symbol::Variable<0>, symbol::Zero>> =
    LtEpilogue::relu;

} // namespace lamina::cuda
