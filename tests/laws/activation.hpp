// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/backends/cpu/lanes/place.hpp>
#include <lamina/formula/chain.hpp>

#include <algorithm>
#include <array>
#include <vector>

/// What every activation must obey, said once.
namespace lamina::laws {

using namespace core;
/// How an activation is tried. `most` is in ulp: a function of xsimd or the standard library is up to 2.4 off, a
/// formula has a few. `trained`: what its trained parameters are, else what they start with.
///
///     laws::activation<Mish>({.most = 16});
///     laws::activation<PReLU<>>({.trained = {-0.5}});
template <class F>
struct Trial {
    double most = 8;
    std::array<double, trained_count<F>> trained = [] {
        std::array<double, trained_count<F>> initial{};
        for (std::size_t i = 0; i < initial.size(); ++i) initial[i] = F::parameters[i].initial;
        return initial;
    }();

    /// E in x, the trained parameters after it, and what else follows.
    template <class E, class T>
    T of(T const& x, auto const&... more) const
    {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return symbol::evaluate<E>(x, T(static_cast<Scalar<T>>(trained[I]))..., T(more)...);
        }(std::make_index_sequence<trained_count<F>>{});
    }
    template <class T>
    T value(T const& x) const
    {
        return of<ValueOf<F>>(x);
    }
    /// The slope by x, or by trained parameter Index - 1.
    template <std::size_t Index = 0, class T>
    T slope(T const& x) const
    {
        return of<Derivative<F, Index>>(x);
    }
    template <class T>
    T curvature(T const& x) const
    {
        return of<SecondDerivative<F>>(x);
    }

private:
    template <class T>
    using Scalar = typename symbol::Element<T>::type;
};

/// Where activations are tried: around 0, over the range that networks live in, and far out.
template <class T>
std::vector<T> points()
{
    std::vector<T> result{T(0), T(-0.0), T(1e-30), T(-1e-30), T(1e-3), T(-1e-3)};
    for (int i = -60; i <= 60; ++i) result.push_back(T(i) / 10 + T(0.013));
    for (T const far : {T(8), T(20), T(50), T(80)}) {
        result.push_back(far);
        result.push_back(-far);
    }
    return result;
}

/// Where a limit exists, value, slope and curvature are finite this far out.
template <class T>
std::vector<T> far_points()
{
    return {T(90), T(-90), T(120), T(-120), T(1e3), T(-1e3), T(1e4), T(-1e4)};
}

/// The slope is the central difference of the value, the curvature that of the slope, away from kinks.
template <class F>
void slope_is_central_difference(Trial<F> const& trial = {})
{
    double const h = 1e-5;
    auto const value = [&](double at) { return trial.value(at); };
    auto const slope = [&](double at) { return trial.slope(at); };
    auto const curvature = [&](double at) { return trial.curvature(at); };
    for (double const x : points<double>()) {
        CAPTURE(x);
        auto const difference = [&](auto const& f) { return (f(x + h) - f(x - h)) / (2 * h); };
        auto const jumps = [&](auto const& f) { return std::abs(f(x + h) - f(x - h)) > 1e-3; };
        if (jumps(slope) || jumps(curvature)) continue;
        CHECK(slope(x) == Approx(difference(value)).epsilon(1e-6).margin(1e-9));
        CHECK(curvature(x) == Approx(difference(slope)).epsilon(1e-6).margin(1e-8));
    }
}

/// So is the slope by each trained parameter.
template <class F, std::size_t... I>
void trained_slopes_are_central_differences(Trial<F> const& trial, std::index_sequence<I...>)
{
    [[maybe_unused]] auto const check = [&](auto index) {
        double const h = 1e-5;
        auto const moved = [&](double by) {
            Trial<F> other = trial;
            other.trained[index] += by;
            return other;
        };
        for (double const x : points<double>()) {
            CAPTURE(index.value, x);
            auto const slope = [&](double by) { return moved(by).template slope<1 + index>(x); };
            if (std::abs(slope(h) - slope(-h)) > 1e-3) continue;
            double const difference = (moved(h).value(x) - moved(-h).value(x)) / (2 * h);
            CHECK(slope(0) == Approx(difference).epsilon(1e-6).margin(1e-8));
        }
    };
    (check(Constant<I>{}), ...);
}

/// float and double are near long double, SIMD lanes near the scalar: within `most` rounding errors of the
/// largest of 1, x and the result, because terms of that size are subtracted in many slopes (1 - y^2).
template <class T, class F>
void numbers_agree(Trial<F> const& trial)
{
    using Lanes = cpu::Lanes<T, xsimd::default_arch>;
    for (T const x : points<T>()) {
        CAPTURE(x, sizeof(T));
        auto const near = [&](T got, long double wanted) {
            long double const size =
                std::max({1.0L, std::abs(static_cast<long double>(x)), std::abs(wanted)});
            long double const error = std::abs(static_cast<long double>(got) - wanted);
            CHECK(static_cast<double>(error / size) <=
                  trial.most * static_cast<double>(std::numeric_limits<T>::epsilon()));
        };
        auto const near_in_lanes = [&](Lanes got, T wanted) {
            alignas(64) T lanes[Lanes::size];
            got.store(lanes);
            for (T const lane : lanes) near(lane, static_cast<long double>(wanted));
        };
        near(trial.value(x), trial.value(static_cast<long double>(x)));
        near(trial.slope(x), trial.slope(static_cast<long double>(x)));
        near_in_lanes(trial.value(Lanes(x)), trial.value(x));
        near_in_lanes(trial.slope(Lanes(x)), trial.slope(x));
    }
}

template <class T, class F>
void is_finite_far_out(Trial<F> const& trial)
{
    for (T const x : far_points<T>()) {
        INFO("first x at which value, slope or curvature is not finite; a stable atom (sigmoid, softplus, "
             "log_cosh) may be");
        CAPTURE(x, sizeof(T));
        REQUIRE(std::isfinite(trial.value(x)));
        REQUIRE(std::isfinite(trial.slope(x)));
        REQUIRE(std::isfinite(trial.curvature(x)));
    }
}

template <class T, class F>
void hands_on_nan(Trial<F> const& trial)
{
    T const nan = std::numeric_limits<T>::quiet_NaN();
    CHECK(std::isnan(trial.value(nan)));
    using Lanes = cpu::Lanes<T, xsimd::default_arch>;
    alignas(64) T lanes[Lanes::size];
    trial.value(Lanes(nan)).store(lanes);
    CHECK(std::all_of(std::begin(lanes), std::end(lanes), [](T lane) { return std::isnan(lane); }));
}

/// What a stage keeps is enough for its backward pass; an offered derivative is the derived one.
template <class F>
void what_is_kept_suffices(Trial<F> const& trial)
{
    using Stage = Chain<F>;
    constexpr Kept what = Stage::kept; // see Facts: compared itself it is an error for g++ 14.2
    auto const check = [&](auto index, double x) {
        CAPTURE(index.value, x);
        double const kept = what == Kept::output ? trial.value(x) : x;
        double const dy = 0.75;
        CHECK(trial.template of<typename Stage::template Backward<index>>(kept, dy) ==
              Approx(trial.template slope<index>(x) * dy).epsilon(1e-12).margin(1e-12));
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        for (double const x : points<double>()) (check(Constant<I>{}, x), ...);
    }(std::make_index_sequence<1 + trained_count<F>>{});
}

/// All of them.
template <class F>
void activation(Trial<F> const& trial = {})
{
    slope_is_central_difference<F>(trial);
    trained_slopes_are_central_differences(trial, std::make_index_sequence<trained_count<F>>{});
    numbers_agree<float>(trial);
    numbers_agree<double>(trial);
    is_finite_far_out<float>(trial);
    is_finite_far_out<double>(trial);
    hands_on_nan<float>(trial);
    hands_on_nan<double>(trial);
    what_is_kept_suffices<F>(trial);
}

} // namespace lamina::laws
