// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/strong_wolfe.hpp>

#include "catch.hpp"

#include <limits>

using namespace lamina::core;

namespace {

using Point = LinePoint<double>;

/// Searches along a function of t that is given with its slope; how often it was computed.
template <class F>
std::pair<Point, int> search(F const& f, double first)
{
    int count = 0;
    auto const evaluate = [&](double t) {
        ++count;
        auto const [loss, slope] = f(t);
        return Point{t, loss, slope, {slope}};
    };
    Point const start = evaluate(0);
    StrongWolfe line(evaluate, start, 1e-9);
    auto found = line.search(first);
    return {std::move(found), count - 1};
}

template <class F>
void check_wolfe(F const& f, double first)
{
    CAPTURE(first);
    auto const [point, count] = search(f, first);
    CAPTURE(point.t, count);
    auto const [loss, slope] = f(0.0);
    CHECK(point.loss <= loss + 1e-4 * point.t * slope);
    CHECK(std::abs(point.slope) <= 0.9 * std::abs(slope));
    CHECK(point.gradient.at(0) == point.slope);
}

constexpr auto quadratic = [](double t) { return std::pair{(t - 3) * (t - 3), 2 * (t - 3)}; };

} // namespace

TEST_CASE("A cubic's minimum is found from two points and their slopes")
{
    auto const at = [](double t) { return Point{t, t * t * t - 3 * t, 3 * t * t - 3, {}}; }; // least at 1
    CHECK(cubic_minimum(at(0), at(3), 0.0, 3.0) == Approx(1));
    CHECK(cubic_minimum(at(3), at(0), 0.0, 3.0) == Approx(1));
    CHECK(cubic_minimum(at(0), at(3), 2.0, 3.0) == 2);
    auto const rising = [](double t) { return Point{t, t * t * t + t, 3 * t * t + 1, {}}; }; // has none
    CHECK(cubic_minimum(rising(-1), rising(1), -1.0, 1.0) == 0);
    double const infinity = std::numeric_limits<double>::infinity();
    CHECK(cubic_minimum(at(0), Point{2, infinity, infinity, {}}, 0.0, 2.0) == 1);
}
TEST_CASE("A search finds a point of the strong Wolfe conditions from near and far")
{
    for (double const first : {1e-6, 1e-3, 0.1, 1.0, 3.0, 30.0}) {
        check_wolfe(quadratic, first);
        check_wolfe(
            [](double t) { return std::pair{-t / (t * t + 2), (t * t - 2) / ((t * t + 2) * (t * t + 2))}; },
            first); // Moré and Thuente's first
        check_wolfe([](double t) { return std::pair{std::exp(t) - 2 * t, std::exp(t) - 2}; }, first);
    }
}
TEST_CASE("A first point that is good enough is the only one")
{
    auto const [point, count] = search(quadratic, 2.5);
    CHECK(point.t == 2.5);
    CHECK(count == 1);
}
TEST_CASE("A loss that is not finite is gone back from")
{
    for (double const bad :
         {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        check_wolfe([bad](double t) { return t > 4 ? std::pair{bad, bad} : quadratic(t); }, 1000);
}
TEST_CASE("Where nothing is lower a search says so, after 26 points")
{
    auto const [point, count] = search([](double t) { return std::pair{t, -1.0}; }, 1);
    CHECK(point.t == 0);
    CHECK(count <= 26);
}
