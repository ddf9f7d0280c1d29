// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/update.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/backend.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/optimizers.hpp>

#include <array>

using namespace lamina;
using namespace lamina::core;

namespace {
using Rule = UpdateRule<SGD<double>>;
using Sink = UpdateParameters<Rule, double, 5>;
constexpr auto numbers = Rule::numbers<double>(SGD{.lr = 0.5, .momentum = 0.9}, 1);

/// An array of two numbers in a row, as a backend views it.
constexpr auto array = [](double* numbers) {
    return reference::Backend::rows<double>(numbers, std::size_t{2}, Constant<1>{});
};
} // namespace

TEST_CASE("A gradient that comes in parts is kept until the last one, and then moves weight and state")
{
    std::array<double, 2> w{1, 2}, g{7, 7}, v{0, 10};
    Sink const sink{w.data(), g.data(), {v.data()}, numbers};
    auto const at = [&](Part part, double gradient) {
        reference::Backend::map<double>(Constant<1>{}, Constant<2>{}, [&](auto place) {
            sink(array, part, std::size_t{0})(place, gradient);
        });
    };
    at({true, false}, 1);
    CHECK(g == std::array{1., 1.});
    at({false, false}, 2);
    CHECK(g == std::array{3., 3.});
    CHECK(w == std::array{1., 2.});
    at({false, true}, 3);
    CHECK(v == std::array{6., 15.});
    CHECK(w == std::array{1 - 0.5 * 6, 2 - 0.5 * 15});
    at(whole_batch, 1);
    CHECK(v == std::array{0.9 * 6 + 1, 0.9 * 15 + 1});
    CHECK(g == std::array{3., 3.}); // which one part does not touch
}

TEST_CASE("Without an array for gradients, a whole batch's need none")
{
    std::array<double, 2> w{1, 2}, v{};
    Sink const sink{w.data(), nullptr, {v.data()}, numbers};
    reference::Backend::map<double>(Constant<1>{}, Constant<2>{},
                                    [&](auto place) { sink(array, whole_batch, std::size_t{0})(place, 2.); });
    CHECK(w == std::array{0., 1.});
}
