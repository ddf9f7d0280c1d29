// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/optimizer_state.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/backend.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
using Heavy = decltype(SGD{.lr = 0.5, .momentum = 0.5});
using State = OptimizerState<reference::Backend::Memory<double>, double, Heavy>;

/// One parameter, whose gradient is always 1.
double slope_of_one(auto const& sink, auto const& place)
{
    sink([](double* numbers) { return Rows<double, std::size_t>{numbers, 1}; }, whole_batch,
         Constant<0>{})(place, 1.0);
    return *sink.parameters;
}
} // namespace

TEST_CASE("A state for each of the optimizer's is kept, from step to step and call to call")
{
    double w = 0;
    State state(1);
    CHECK(state.arrays(&w).size() == 2);
    CHECK(state.arrays(&w)[0] == &w);
    Heavy optimizer{.lr = 0.5, .momentum = 0.5};
    auto const step = [](auto const& sink, bool) { return slope_of_one(sink, reference::Place<double>{}); };
    CHECK(state.steps(optimizer, std::size_t{2}, state.arrays(&w), step) == -0.5 - 0.75); // 1, 1.5
    optimizer.lr = 1;
    CHECK(state.steps(optimizer, std::size_t{1}, state.arrays(&w), step) == -1.25 - 1.75);
    CHECK(state.made() == 3);
}

TEST_CASE("Whether the batch is that of the step before is told, and steps made elsewhere count")
{
    double w = 0;
    State state(1);
    std::vector<bool> seen;
    state.steps(Heavy{.lr = 0.5, .momentum = 0.5}, std::size_t{3}, state.arrays(&w),
                [&](auto const&, bool is_seen) {
                    seen.push_back(is_seen);
                    return 0.0;
                });
    CHECK(seen == std::vector<bool>{false, true, true});
    state.count(7);
    CHECK(state.made() == 10);
}

TEST_CASE("An array for gradients is there once it is asked for")
{
    double w = 0;
    State state(1);
    CHECK(state.next_update(Heavy{.lr = 0.5, .momentum = 0.5}, state.arrays(&w)).gradients == nullptr);
    state.keep_gradients(1);
    CHECK(state.next_update(Heavy{.lr = 0.5, .momentum = 0.5}, state.arrays(&w)).gradients != nullptr);
}
