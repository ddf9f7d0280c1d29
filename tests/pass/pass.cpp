// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/pass.hpp>

#include "catch.hpp"
#include "local/sized.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/losses.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

using Plain = reference::Backend;
using Two = laws::TwoLayers<Tanh>;

} // namespace

TEST_CASE("Sizes known at run time give the same numbers")
{
    Pass<Plain, double, Two::Fixed> const fixed;
    Pass<Plain, double, Two::Sized> const sized(Two::sized());
    CHECK(sized.sizes.parameters() == fixed.sizes.parameters());
    std::vector<double> parameters(12);
    for (std::size_t i = 0; i < 12; ++i) parameters[i] = 0.1 * static_cast<double>(i) - 0.5;
    auto const run = [&](auto const& pass) {
        std::vector<double> memory(pass.memory.training_size(4)), gradients(12);
        auto const buffers = pass.memory.buffers(memory.data(), std::size_t{4});
        for (std::size_t i = 0; i < 8; ++i)
            pass.memory.template values<0>(buffers).data[i] = 0.25 * static_cast<double>(i);
        pass.forward(std::size_t{4}, parameters.data(), buffers, OneThread{});
        double const loss = pass.template loss<MSELoss<>>(std::size_t{4}, parameters.data(), gradients.data(),
                                                          buffers, pass.memory.targets(buffers), 1.0);
        pass.template backward<true>(std::size_t{4}, parameters.data(), gradients.data(),
                                     CollectGradients<double>{gradients.data()}, whole_batch, buffers,
                                     OneThread{});
        gradients.push_back(loss);
        gradients.push_back(pass.memory.input_gradient(buffers).data[7]);
        return gradients;
    };
    auto const a = run(fixed);
    auto const b = run(sized);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]).epsilon(1e-14));
    CHECK(a[12] > 0);
}
