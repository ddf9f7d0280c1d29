// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/pass.hpp>

#include "catch.hpp"
#include "local/sized.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers.hpp>
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

namespace {
/// sum(y t), whose slope by y is t.
struct Times : LossFormula<Sum> {
    static constexpr auto value(auto y, auto t) { return y * t; }
};

/// The gradients of one number through a network of one weight, by x and by w, where that of its output is dy.
template <class A>
std::vector<double> slopes(double x, double w, double dy)
{
    constexpr Pass<Plain, double, ModelOf<A>> pass;
    std::vector<double> memory(pass.memory.training_size(1)), gradients(1);
    auto const buffers = pass.memory.buffers(memory.data(), Constant<1>{});
    *pass.memory.template values<0>(buffers).data = x;
    *pass.memory.targets(buffers).data = dy;
    pass.forward(Constant<1>{}, &w, buffers, OneThread{});
    pass.template loss<Times>(Constant<1>{}, &w, gradients.data(), buffers, pass.memory.targets(buffers),
                              1.0);
    pass.template backward<true>(Constant<1>{}, &w, gradients.data(),
                                 CollectGradients<double>{gradients.data()}, whole_batch, buffers,
                                 OneThread{});
    return {*pass.memory.input_gradient(buffers).data, gradients[0]};
}
} // namespace

TEST_CASE("A gradient reaches a value from every stage that uses it")
{
    CHECK(slopes<Sequential<Linear<1, 1, NoBias>>>(3, 5, 2) == std::vector<double>{10, 6});
    CHECK(slopes<Sequential<Residual<Linear<1, 1, NoBias>>>>(3, 5, 2) == std::vector<double>{12, 6});
    using Twice = Sequential<Residual<Residual<Linear<1, 1, NoBias>>>>; // x + (x + w x)
    CHECK(slopes<Twice>(3, 5, 2) == std::vector<double>{14, 6});
}

TEST_CASE("Formulas before the first contraction leave their gradient where that of the input is")
{
    CHECK(slopes<Sequential<ReLU, Linear<1, 1, NoBias>>>(3, 5, 2) == std::vector<double>{10, 6});
    CHECK(slopes<Sequential<ReLU, Linear<1, 1, NoBias>>>(-3, 5, 2) == std::vector<double>{0, 0});
}
