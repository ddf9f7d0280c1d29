// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/lbfgs.hpp>

#include "catch.hpp"

#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {

/// What L-BFGS asks of an objective, of a function f(x, gradient).
template <class F>
struct Function {
    using Number = double;
    using Vector = std::vector<double>;
    F f;
    Vector x;
    Minimum result{};

    Vector point() const { return x; }
    double loss(Vector const& point, Vector& gradient)
    {
        ++result.evaluations;
        return f(point, gradient);
    }
    bool start(double loss, Vector const& point)
    {
        result.losses.push_back(loss);
        x = point;
        return true;
    }
    bool step(double loss, Vector const& point)
    {
        ++result.iterations;
        return start(loss, point);
    }
    Minimum end(Ending why)
    {
        result.ending = why;
        result.loss = result.losses.back();
        return result;
    }
};
template <class F>
Function(F, std::vector<double>) -> Function<F>;

/// Rosenbrock's function, with its minimum at (1, 1).
double rosenbrock(std::vector<double> const& x, std::vector<double>& gradient)
{
    double const across = x[1] - x[0] * x[0], along = 1 - x[0];
    gradient = {-400 * x[0] * across - 2 * along, 200 * across};
    return 100 * across * across + along * along;
}

/// sum(i x_i^2) of 50 numbers
double bowl(std::vector<double> const& x, std::vector<double>& gradient)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        gradient[i] = 2 * static_cast<double>(i + 1) * x[i];
        sum += gradient[i] * x[i] / 2;
    }
    return sum;
}

} // namespace

TEST_CASE("L-BFGS walks through Rosenbrock's valley to a slope of nothing")
{
    Function f{rosenbrock, {-1.2, 1}};
    auto const result = LBFGS{.tolerance_change = 0}.run(f);
    CHECK(result.ending == Ending::gradient);
    CHECK(result.iterations < 50);
    CHECK(f.x[0] == Approx(1).epsilon(1e-8));
    CHECK(f.x[1] == Approx(1).epsilon(1e-8));
    CHECK(result.losses.size() == result.iterations + 1);
    CHECK(std::is_sorted(result.losses.rbegin(), result.losses.rend()));
}
TEST_CASE("L-BFGS remembers so many steps, with one alone it takes more, and comes to the same")
{
    std::vector<std::size_t> iterations;
    for (std::size_t const history : {50U, 1U}) {
        Function f{bowl, std::vector<double>(50, 1.0)};
        auto const result = LBFGS{.tolerance_change = 0, .history_size = history}.run(f);
        CHECK(result.ending == Ending::gradient);
        CHECK(largest(f.x) < 1e-7);
        iterations.push_back(result.iterations);
    }
    CHECK(iterations[1] > iterations[0]);
}
TEST_CASE("L-BFGS ends where there is no slope, no change, no iteration left, and nothing lower")
{
    Function at_minimum{rosenbrock, {1, 1}};
    auto const none = LBFGS{}.run(at_minimum);
    CHECK(none.ending == Ending::gradient);
    CHECK(none.iterations == 0);
    CHECK(none.evaluations == 1);
    Function slow{rosenbrock, {-1.2, 1}};
    CHECK(LBFGS{.tolerance_grad = 0, .tolerance_change = 1e-3}.run(slow).ending == Ending::change);
    Function cut{rosenbrock, {-1.2, 1}};
    auto const short_run = LBFGS{.max_iter = 3}.run(cut);
    CHECK(short_run.ending == Ending::iterations);
    CHECK(short_run.iterations == 3);
    auto const wrong = [](std::vector<double> const& x, std::vector<double>& gradient) {
        gradient = {-1, 0};
        return x[0]; // its slope is 1
    };
    Function uphill{wrong, {0, 0}};
    auto const stuck = LBFGS{.tolerance_change = 0}.run(uphill);
    CHECK(stuck.ending == Ending::no_decrease);
    CHECK(stuck.iterations == 0);
    CHECK(uphill.x == std::vector<double>{0, 0});
}
TEST_CASE("L-BFGS refuses numbers without sense")
{
    Function f{rosenbrock, {-1.2, 1}};
    CHECK_THROWS_WITH(LBFGS{.history_size = 0}.run(f),
                      "lamina: LBFGS{.history_size = 0} would remember no step; give a number from 1 on.");
    CHECK_THROWS_AS(LBFGS{.tolerance_grad = -1}.run(f), std::invalid_argument);
    CHECK_THROWS_AS(LBFGS{.tolerance_change = std::numeric_limits<double>::quiet_NaN()}.run(f),
                    std::invalid_argument);
    CHECK(f.result.evaluations == 0);
}
