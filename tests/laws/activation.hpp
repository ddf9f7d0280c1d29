// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/backends/cpu/place.hpp>
#include <lamina/chain.hpp>

#include <algorithm>
#include <vector>

/// What every activation must obey, said once.
namespace lamina::laws {

using namespace core;

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
void slope_is_central_difference()
{
    double const h = 1e-5;
    for (double const x : points<double>()) {
        CAPTURE(x);
        auto const difference = [&](auto const& f) { return (f(x + h) - f(x - h)) / (2 * h); };
        auto const slope = [](double at) { return slope_at<F>(at); };
        auto const jumps = [&](auto const& f) { return std::abs(f(x + h) - f(x - h)) > 1e-3; };
        if (jumps(slope) || jumps([](double at) { return curvature_at<F>(at); })) continue;
        CHECK(slope(x) ==
              Approx(difference([](double at) { return value_at<F>(at); })).epsilon(1e-6).margin(1e-9));
        CHECK(curvature_at<F>(x) == Approx(difference(slope)).epsilon(1e-6).margin(1e-8));
    }
}

/// float and double are near long double, SIMD lanes near the scalar: within `most` rounding errors of the
/// largest of 1, x and the result, because terms of that size are subtracted in many slopes (1 - y^2).
template <class F, class T>
void numbers_agree(double most)
{
    using Lanes = cpu::Lanes<T, xsimd::default_arch>;
    for (T const x : points<T>()) {
        CAPTURE(x, sizeof(T));
        auto const near = [&](T got, long double wanted) {
            long double const size =
                std::max({1.0L, std::abs(static_cast<long double>(x)), std::abs(wanted)});
            long double const error = std::abs(static_cast<long double>(got) - wanted);
            CHECK(static_cast<double>(error / size) <=
                  most * static_cast<double>(std::numeric_limits<T>::epsilon()));
        };
        auto const near_in_lanes = [&](Lanes got, T wanted) {
            alignas(64) T lanes[Lanes::size];
            got.store(lanes);
            for (T const lane : lanes) near(lane, static_cast<long double>(wanted));
        };
        near(value_at<F>(x), value_at<F>(static_cast<long double>(x)));
        near(slope_at<F>(x), slope_at<F>(static_cast<long double>(x)));
        near_in_lanes(value_at<F>(Lanes(x)), value_at<F>(x));
        near_in_lanes(slope_at<F>(Lanes(x)), slope_at<F>(x));
    }
}

template <class F, class T>
void is_finite_far_out()
{
    for (T const x : far_points<T>()) {
        INFO("first x at which value, slope or curvature is not finite; a stable atom (sigmoid, softplus, "
             "log_cosh) may be");
        CAPTURE(x, sizeof(T));
        REQUIRE(std::isfinite(value_at<F>(x)));
        REQUIRE(std::isfinite(slope_at<F>(x)));
        REQUIRE(std::isfinite(curvature_at<F>(x)));
    }
}

template <class F, class T>
void hands_on_nan()
{
    T const nan = std::numeric_limits<T>::quiet_NaN();
    CHECK(std::isnan(value_at<F>(nan)));
    using Lanes = cpu::Lanes<T, xsimd::default_arch>;
    alignas(64) T lanes[Lanes::size];
    value_at<F>(Lanes(nan)).store(lanes);
    CHECK(std::all_of(std::begin(lanes), std::end(lanes), [](T lane) { return std::isnan(lane); }));
}

/// What a stage keeps is enough for its backward pass; an offered derivative is the derived one.
template <class F>
void what_is_kept_suffices()
{
    using Stage = Chain<F>;
    for (double const x : points<double>()) {
        CAPTURE(x);
        double const y = value_at<F>(x);
        double const kept = Stage::kept == Kept::output ? y : x;
        double const dy = 0.75;
        CHECK(symbol::evaluate<typename Stage::template Backward<0>>(kept, dy) ==
              Approx(slope_at<F>(x) * dy).epsilon(1e-12).margin(1e-12));
    }
}

/// All of them. `most` is in ulp: a function of xsimd or the standard library is up to 2.4 off, a formula has
/// a few.
template <class F>
void activation(double most = 8)
{
    slope_is_central_difference<F>();
    numbers_agree<F, float>(most);
    numbers_agree<F, double>(most);
    is_finite_far_out<F, float>();
    is_finite_far_out<F, double>();
    hands_on_nan<F, float>();
    hands_on_nan<F, double>();
    what_is_kept_suffices<F>();
}

} // namespace lamina::laws
