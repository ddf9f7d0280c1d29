// SPDX-License-Identifier: BSL-1.0
#include <lamina/concepts.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/backend.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/torch.hpp>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Each kind of operation meets its own concept and no other")
{
    static_assert(Activation<Sigmoid> && !ContractionLayer<Sigmoid> && !Loss<Sigmoid> && !Optimizer<Sigmoid>);
    static_assert(ContractionLayer<Linear<2, 3>> && !Activation<Linear<2, 3>>);
    static_assert(Loss<MSELoss<>> && !Activation<MSELoss<>>);
    static_assert(Optimizer<SGD<>> && Optimizer<SGD<double>> && !Loss<SGD<>>);
    static_assert(Generator<random::Torch, float> && Generator<random::Torch, double> &&
                  !Generator<int, float>);
}

TEST_CASE("Both backends speak every verb, for every number type of theirs")
{
    static_assert(Backend<reference::Backend, float> && Backend<reference::Backend, long double>);
    static_assert(Backend<cpu::Backend<xsimd::default_arch>, float> &&
                  Backend<cpu::Backend<laws::Shortest>, double>);
}
