// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/optimizers.hpp>

#include <cmath>
#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {

/// ONNX counts steps from 0, T, where we count from 1.
///
/// Its Adam differs from ours, which is PyTorch's: eps is not corrected with the second moment, and nothing
/// is corrected at T = 0. After very many steps ours is not corrected either. Its norm_coefficient_post
/// shrinks the weight after the step, AdamW's weight decay before it; no node test has one.
struct Onnx {
    nlohmann::json const& numbers;

    [[nodiscard]] double operator[](char const* name) const { return numbers[name]; }
    [[nodiscard]] std::size_t count() const { return numbers["T"]; }

    [[nodiscard]] Adam<> adam() const
    {
        double const root = count() == 0 ? 1 : std::sqrt(1 - std::pow((*this)["beta"], (*this)["T"]));
        return {.lr = (*this)["R"],
                .betas = {(*this)["alpha"], (*this)["beta"]},
                .eps = (*this)["epsilon"] / root,
                .weight_decay = (*this)["norm_coefficient"]};
    }
    [[nodiscard]] Adagrad adagrad() const
    {
        return {.lr = (*this)["R"],
                .lr_decay = (*this)["decay_factor"],
                .weight_decay = (*this)["norm_coefficient"],
                .eps = (*this)["epsilon"]};
    }
    [[nodiscard]] SGD<double> momentum() const
    {
        return {.lr = (*this)["R"],
                .momentum = (*this)["alpha"],
                .dampening = 1 - (*this)["beta"],
                .weight_decay = (*this)["norm_coefficient"],
                .nesterov = numbers["mode"] == "nesterov"};
    }
};

/// The largest error of the weights and states after a step from those that are given.
template <class Optimizer>
double error_of(Optimizer const& optimizer, std::size_t step, nlohmann::json const& numbers)
{
    using Rule = UpdateRule<Optimizer>;
    std::vector<std::vector<float>> const given = numbers["given"];
    std::vector<std::vector<float>> made(1 + Rule::live_count);
    for (std::size_t i = 0; i < given[0].size(); ++i) {
        std::array<float, Rule::live_count> states{};
        for (std::size_t s = 0; s < states.size(); ++s) states[s] = given[2 + s][i];
        auto const moved =
            Rule::apply(given[0][i], given[1][i], states, Rule::template numbers<float>(optimizer, step));
        for (std::size_t r = 0; r < made.size(); ++r) made[r].push_back(moved[r]);
    }
    double error = 0;
    for (std::size_t r = 0; r < made.size(); ++r)
        error = std::max(error, laws::largest_difference(made[r], numbers["made"][r]));
    return error;
}

} // namespace

TEST_CASE(
    "Adam, Adagrad and SGD are ONNX's Adam, Adagrad and Momentum, in its node tests and at a later step")
{
    constexpr std::size_t uncorrected = 1'000'000;
    auto const file = laws::reference("onnx_optimizers.json");
    CHECK(file["cases"].size() == 14);
    for (auto const& [name, numbers] : file["cases"].items()) {
        INFO(name);
        Onnx const onnx{numbers};
        std::string const kind = numbers["operator"];
        double const error =
            kind == "Adam" ? error_of(onnx.adam(), onnx.count() == 0 ? uncorrected : onnx.count(), numbers)
            : kind == "Adagrad" ? error_of(onnx.adagrad(), onnx.count() + 1, numbers)
                                : error_of(onnx.momentum(), onnx.count() + 1, numbers);
        CHECK(error < 1e-6); // some roundings of float; the largest was 1e-7
        laws::record("optimizer", "ONNX " + name, "float", error);
    }
}
