// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/activations.hpp>
#include <lamina/expression/composition.hpp>

#include <map>
#include <vector>

using namespace lamina;
using namespace lamina::core;

// ONNX computes most of its outputs in float itself, with a few roundings each.
namespace {

xt::xtensor<float, 2> array_of(nlohmann::json const& numbers, std::size_t columns)
{
    auto result = xt::xtensor<float, 2>::from_shape({numbers.size() / columns, columns});
    for (std::size_t i = 0; i < numbers.size(); ++i) result.data()[i] = numbers[i].get<float>();
    return result;
}

/// The largest difference where F is computed in lanes, row by row or value by value.
template <class F>
double error_in_lanes(nlohmann::json const& wanted)
{
    xt::xtensor<float, 2> const y =
        activate<F>(array_of(wanted["x"], wanted.value("columns", std::size_t{1})));
    return laws::largest_difference(y, wanted["y"]);
}

template <class F>
double error_of_numbers(nlohmann::json const& wanted)
{
    std::vector<double> y;
    for (std::size_t i = 0; i < wanted["x"].size(); ++i) {
        auto const x = wanted["x"][i].get<double>();
        if constexpr (trained_count<F> == 1)
            y.push_back(value_at<F>(x, wanted["weight"][i].get<double>()));
        else
            y.push_back(value_at<F>(x));
    }
    return laws::largest_difference(y, wanted["y"]);
}

template <class F>
double error_of(nlohmann::json const& wanted)
{
    if constexpr (is_row_formula<F>)
        return error_in_lanes<F>(wanted);
    else if constexpr (trained_count<F> > 0)
        return error_of_numbers<F>(wanted);
    else
        return std::max(error_in_lanes<F>(wanted), error_of_numbers<F>(wanted));
}

std::map<std::string, double (*)(nlohmann::json const&)> const activations{
    {"CELU<2.0>", error_of<CELU<2.0>>},
    {"ELU<1.0>", error_of<ELU<1.0>>},
    {"ELU<2.0>", error_of<ELU<2.0>>},
    {"GELU", error_of<GELU>},
    {"GELUTanh", error_of<GELUTanh>},
    {"Hardshrink<1.5>", error_of<Hardshrink<1.5>>},
    {"Hardswish", error_of<Hardswish>},
    {"Hardtanh<-1.0, 1.0>", error_of<Hardtanh<-1.0, 1.0>>},
    {"Hardtanh<-5.0, 5.0>", error_of<Hardtanh<-5.0, 5.0>>},
    {"LeakyReLU<0.01>", error_of<LeakyReLU<0.01>>},
    {"LeakyReLU<0.1>", error_of<LeakyReLU<0.1>>},
    {"LogSoftmax", error_of<LogSoftmax>},
    {"Mish", error_of<Mish>},
    {"PReLU<>", error_of<PReLU<>>},
    {"ReLU", error_of<ReLU>},
    {"SELU", error_of<SELU>},
    {"SiLU", error_of<SiLU>},
    {"Sigmoid", error_of<Sigmoid>},
    {"Softmax", error_of<Softmax>},
    {"Softplus<>", error_of<Softplus<>>},
    {"Softshrink<1.5>", error_of<Softshrink<1.5>>},
    {"Softsign", error_of<Softsign>},
    {"Tanh", error_of<Tanh>},
    {"Threshold<1.0, 0.0>", error_of<Threshold<1.0, 0.0>>},
    {"Threshold<2.0, 0.0>", error_of<Threshold<2.0, 0.0>>},
};

} // namespace

TEST_CASE("ONNX's node tests of activations")
{
    auto const file = laws::reference("onnx_activations.json");
    std::map<std::string, double> largest;
    for (auto const& [name, wanted] : file["cases"].items()) {
        INFO(name);
        auto const type = wanted["type"].get<std::string>();
        REQUIRE(activations.contains(type));
        double const error = activations.at(type)(wanted);
        double farthest = 0; // log_sum_exp is rounded to a float of this size before it is taken away
        for (auto const& x : wanted["x"]) farthest = std::max(farthest, std::abs(x.get<double>()));
        CHECK(error <= 1e-6 + farthest * std::numeric_limits<float>::epsilon() / 2);
        largest[type] = std::max(largest[type], error);
    }
    CHECK(largest.size() == activations.size());
    for (auto const& [type, error] : largest) laws::record("activation of ONNX", type, "float", error);
}
