// SPDX-License-Identifier: BSL-1.0
#include <lamina/training.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/losses.hpp>

using namespace lamina;

TEST_CASE("A batch of several tiles has the gradient of the whole, and memory for one tile")
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
    using Pass = Training<reference::Backend, double, ModelOf<A>>;
    std::vector<double> parameters(13), x(2 * 50), t(50);
    for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] = 0.1 * static_cast<double>(i) - 0.6;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
    for (std::size_t i = 0; i < t.size(); ++i) t[i] = std::cos(static_cast<double>(i));
    auto const gradient_of = [&](std::size_t first, std::size_t count) {
        Pass training{Pass::Walk{}};
        std::vector<double> gradients(13);
        double const loss = training.run<MSELoss<Sum>>(
            parameters.data(), CollectGradients<double>{gradients.data()},
            rows_of(x.data() + 2 * first, count, 2), rows_of(t.data() + first, count, 1), Nowhere{});
        gradients.push_back(loss);
        return gradients;
    };
    auto const whole = gradient_of(0, 50);
    std::vector<double> parts(14);
    for (std::size_t row = 0; row < 50; ++row) {
        auto const one = gradient_of(row, 1);
        for (std::size_t i = 0; i < 14; ++i) parts[i] += one[i];
    }
    static_assert(Pass::tile < 50);
    for (std::size_t i = 0; i < 14; ++i) CHECK(whole[i] == Approx(parts[i]).epsilon(1e-12));
}
