// SPDX-License-Identifier: BSL-1.0
#include <lamina/full_batch/minimum.hpp>

#include "catch.hpp"

#include <tuple>

using namespace lamina;

TEST_CASE("A minimum says in words why it ended, and whether that is convergence")
{
    Minimum minimum;
    for (auto const& [ending, converged, why] :
         {std::tuple{Ending::gradient, true, "every slope is within tolerance_grad of 0"},
          std::tuple{Ending::change, true, "the last step was within tolerance_change"},
          std::tuple{Ending::iterations, false, "max_iter iterations were made"},
          std::tuple{Ending::no_decrease, false, "no step made the loss smaller"},
          std::tuple{Ending::callback, false, "the callback returned false"}}) {
        minimum.ending = ending;
        CHECK(minimum.converged() == converged);
        CHECK(minimum.why() == why);
    }
}
