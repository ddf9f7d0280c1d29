// SPDX-License-Identifier: BSL-1.0
#include <lamina/schedules.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <string>
#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

nlohmann::json const& torch()
{
    static nlohmann::json const file = laws::reference("schedules.json");
    return file;
}

void check_factors(std::string const& name, std::vector<double> const& factors)
{
    INFO(name);
    double const error = laws::largest_difference(factors, torch()[name]);
    CHECK(error < 1e-12);
    laws::record("schedule", name, "double", error);
}

/// A schedule that PyTorch asks before every step.
void check_steps(std::string const& name, Schedule auto schedule)
{
    std::size_t const steps = torch()[name].size();
    std::vector<double> factors;
    for (std::size_t step = 0; step < steps; ++step)
        factors.push_back(schedule(Progress{.step = step, .steps = steps}));
    check_factors(name, factors);
}

/// One that it asks before every epoch; here before each of the three steps of one.
void check_epochs(std::string const& name, Schedule auto schedule)
{
    std::size_t const epochs = torch()[name].size();
    std::vector<double> factors;
    Progress at{.steps = 3 * epochs, .epochs = epochs};
    for (; at.epoch < epochs; ++at.epoch) {
        factors.push_back(schedule(at));
        for (std::size_t const end = at.step + 3; at.step < end; ++at.step)
            CHECK(schedule(at) == factors.back());
        at.loss = torch()["losses"][at.epoch];
    }
    check_factors(name, factors);
}

} // namespace

TEST_CASE("Schedules by steps are PyTorch's")
{
    check_steps("LinearWarmup", LinearWarmup{.start_factor = 0.1, .end_factor = 0.8, .share = 0.25});
    check_steps("Cosine", Cosine{.final = 0.01});
    check_steps("Cosine, warmup", Cosine{.warmup = 0.1});
    check_steps("Cosine, restarts", Cosine{.restarts = 3});
    check_steps("Cosine, longer and longer", Cosine{.final = 0.1, .restarts = 2, .restart_factor = 2});
    check_steps("OneCycle", OneCycle{});
    check_steps("OneCycle, linear", OneCycle{.pct_start = 0.4,
                                             .anneal_strategy = Anneal::linear,
                                             .div_factor = 10,
                                             .final_div_factor = 100});
    check_steps("OneCycle, down", OneCycle{.pct_start = 0});
    check_steps("PolynomialDecay", PolynomialDecay{.power = 2});
}

TEST_CASE("Schedules by epochs are PyTorch's")
{
    check_epochs("ConstantFactor", ConstantFactor{.factor = 0.25, .epochs = 4});
    check_epochs("StepDecay", StepDecay{.every = 3, .gamma = 0.5});
    check_epochs("MultiStepDecay", MultiStepDecay{.milestones = {5, 2, 8, 5}, .gamma = 0.3});
    check_epochs("ExponentialDecay", ExponentialDecay{.gamma = 0.9});
    check_epochs(
        "ReduceOnPlateau",
        ReduceOnPlateau{.factor = 0.5, .patience = 2, .threshold = 1e-2, .cooldown = 1, .min_factor = 0.02});
}
