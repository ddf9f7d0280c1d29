// SPDX-License-Identifier: BSL-1.0
#include <lamina/symbol/functions.hpp>

#include "catch.hpp"
#include "laws/ulp.hpp"

#include <lamina/formula/formula.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
#define LAMINA_TEST_FORMULA(Name, body)                                                                      \
    struct Name : Formula {                                                                                  \
        static constexpr auto value(auto x) { return body; }                                                 \
    }
LAMINA_TEST_FORMULA(Exp, exp(x));
LAMINA_TEST_FORMULA(Expm1, expm1(x));
LAMINA_TEST_FORMULA(Log, log(x));
LAMINA_TEST_FORMULA(Log1p, log1p(x));
LAMINA_TEST_FORMULA(Sin, sin(x));
LAMINA_TEST_FORMULA(Cos, cos(x));
LAMINA_TEST_FORMULA(Sinh, sinh(x));
LAMINA_TEST_FORMULA(Cosh, cosh(x));
LAMINA_TEST_FORMULA(Tanh, tanh(x));
LAMINA_TEST_FORMULA(Erf, erf(x));
LAMINA_TEST_FORMULA(Sqrt, sqrt(x));
LAMINA_TEST_FORMULA(Square, square(x));
LAMINA_TEST_FORMULA(Cube, pow(x, 3));
LAMINA_TEST_FORMULA(Power, pow(x, 2.5));
LAMINA_TEST_FORMULA(InversePower, pow(x, -2));

/// Value against the standard library; slope and curvature against those written by hand, in long double.
template <class F>
void check(auto value, auto slope, auto curvature)
{
    for (long double const x : {0.1L, 0.7L, 1.3L, 2.9L}) {
        CAPTURE(static_cast<double>(x));
        CHECK(laws::ulps(value_at<F>(x), value(x)) <= 2);
        CHECK(laws::ulps(slope_at<F>(x), slope(x)) <= 4);
        CHECK(laws::ulps(curvature_at<F>(x), curvature(x)) <= 8);
        CHECK(laws::ulps(value_at<F>(static_cast<double>(x)), value(static_cast<double>(x))) <= 2);
    }
}
} // namespace

TEST_CASE("Every function of the vocabulary, its slope and its curvature")
{
    auto const e = [](auto x) { return std::exp(x); };
    check<Exp>(e, e, e);
    check<Expm1>([](auto x) { return std::expm1(x); }, e, e);
    check<Log>([](auto x) { return std::log(x); }, [](auto x) { return 1 / x; },
               [](auto x) { return -1 / (x * x); });
    check<Log1p>([](auto x) { return std::log1p(x); }, [](auto x) { return 1 / (1 + x); },
                 [](auto x) { return -1 / ((1 + x) * (1 + x)); });
    check<Sin>([](auto x) { return std::sin(x); }, [](auto x) { return std::cos(x); },
               [](auto x) { return -std::sin(x); });
    check<Cos>([](auto x) { return std::cos(x); }, [](auto x) { return -std::sin(x); },
               [](auto x) { return -std::cos(x); });
    check<Sinh>([](auto x) { return std::sinh(x); }, [](auto x) { return std::cosh(x); },
                [](auto x) { return std::sinh(x); });
    check<Cosh>([](auto x) { return std::cosh(x); }, [](auto x) { return std::sinh(x); },
                [](auto x) { return std::cosh(x); });
    check<Tanh>([](auto x) { return std::tanh(x); },
                [](auto x) {
                    auto const t = std::tanh(x);
                    return 1 - t * t;
                },
                [](auto x) {
                    auto const t = std::tanh(x);
                    return -2 * t * (1 - t * t);
                });
    auto const bell = [](auto x) {
        return 2 / std::sqrt(std::acos(-1.0L)) * std::exp(-static_cast<long double>(x) * x);
    };
    CHECK(slope_at<Erf>(0.7) == Approx(static_cast<double>(bell(0.7))));
    CHECK(curvature_at<Erf>(0.7) == Approx(static_cast<double>(-1.4L * bell(0.7))));
    CHECK(value_at<Erf>(0.7) == Approx(std::erf(0.7)));
    check<Sqrt>([](auto x) { return std::sqrt(x); }, [](auto x) { return 1 / (2 * std::sqrt(x)); },
                [](auto x) { return -1 / (4 * x * std::sqrt(x)); });
    check<Square>([](auto x) { return x * x; }, [](auto x) { return 2 * x; },
                  [](auto x) { return 2 + 0 * x; });
    check<Cube>([](auto x) { return x * x * x; }, [](auto x) { return 3 * x * x; },
                [](auto x) { return 6 * x; });
    check<Power>([](auto x) { return std::pow(x, decltype(x)(2.5)); },
                 [](auto x) { return 2.5L * std::pow(x, 1.5L); },
                 [](auto x) { return 3.75L * std::sqrt(x); });
    check<InversePower>([](auto x) { return 1 / (x * x); }, [](auto x) { return -2 / (x * x * x); },
                        [](auto x) { return 6 / (x * x * x * x); });
}
