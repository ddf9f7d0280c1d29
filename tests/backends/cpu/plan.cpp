// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/plan.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<784, 512>, ReLU, Linear<512, 1>>;
}

TEST_CASE("The plan says what is done, and why")
{
    std::string const text = plan<A, float, 64>();
    CHECK(text.starts_with(std::string("cpu, ") + xsimd::default_arch::name() + ": "));
    CHECK(text.find("batch 64\n") != text.npos);
    CHECK(text.find("Linear<784, 512>: lanes over the outputs, because a sample takes ") != text.npos);
    CHECK(
        text.find(
            "Linear<512, 1>: lanes over the inputs, because a sample takes 512 registers over the outputs") !=
        text.npos);
    CHECK(std::string(plan<A>()).find("batch of any size\n") != text.npos);
    CHECK(text.find("blocks: up to 256 rows") != text.npos);
    CHECK(text.find("\none sample: ") != text.npos);
    using Middle = Sequential<Linear<64, 32>, ReLU, Linear<32, 10>>;
    CHECK(std::string(plan<Middle>()).find("tiles: up to ") != text.npos);
    CHECK(text.find("registers: ") == text.npos);
    using Narrow = Sequential<Linear<2, 1>, Sigmoid>;
    bool const over_samples =
        !std::same_as<ChosenBackend<Network<Narrow>::backend, float, ModelOf<Narrow>, std::size_t>,
                      Network<Narrow>::backend>;
    CHECK((std::string(plan<Narrow>()).find("\nregisters: ") != text.npos) == over_samples);
}

TEST_CASE(
    "Memory is a constant, batches of more than one tile take an array for the gradients, of a group two")
{
    constexpr std::size_t array = sizeof(float) * Network<A>::Pass::Sizes::layout.parameters;
    static_assert(workspace_bytes<A, float, 64> == workspace_bytes<A, float, 256> &&
                  workspace_bytes<A, float, 4096> == workspace_bytes<A, float, 64> + array &&
                  workspace_bytes<A, float, 4097> == workspace_bytes<A, float, 4096> + 2 * array &&
                  workspace_bytes<A, float, 4097> == workspace_bytes<A, float> &&
                  workspace_bytes<A, double> > workspace_bytes<A, float>);
    constexpr std::size_t panel = 2 * cpu::Lanes<float, xsimd::default_arch>::size;
    static_assert(forward_scratch<A, float> == // two buffers of the widest row
                  2 * ((784 + panel - 1) / panel * panel) * sizeof(float));
}
