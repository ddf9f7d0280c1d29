// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules/reduce_on_plateau.hpp>

#include "catch.hpp"

#include <vector>

using namespace lamina;

namespace {
/// The factors after such losses, each asked for twice in its epoch.
std::vector<double> factors_after(std::vector<double> const& losses, ReduceOnPlateau schedule)
{
    std::vector<double> factors;
    Progress at;
    for (double const loss : losses) {
        at.loss = loss;
        ++at.epoch;
        factors.push_back(schedule(at));
        CHECK(schedule(at) == factors.back());
    }
    return factors;
}
} // namespace

TEST_CASE("ReduceOnPlateau lowers the rate once the loss has been no better for longer than its patience")
{
    static_assert(Schedule<ReduceOnPlateau>);
    ReduceOnPlateau fresh;
    CHECK(fresh(Progress{}) == 1);
    ReduceOnPlateau const halves{.factor = 0.5, .patience = 1, .threshold = 0.1, .min_factor = 0.4};
    CHECK(factors_after({2, 1, 0.95, 0.95, 0.95, 0.95}, halves) ==
          std::vector<double>{1, 1, 1, 0.5, 0.5, 0.4});
    CHECK(factors_after({2, 1, 0.95, 0.8, 0.95, 0.95}, halves) == std::vector<double>{1, 1, 1, 1, 1, 0.5});
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(factors_after({1, nan, nan}, halves) == std::vector<double>{1, 1, 0.5});
}

TEST_CASE("After a lowering, cooldown epochs do not count")
{
    ReduceOnPlateau const rests{.factor = 0.5, .patience = 0, .cooldown = 2};
    CHECK(factors_after({1, 1, 1, 1, 1}, rests) == std::vector<double>{1, 0.5, 0.5, 0.5, 0.25});
}
