// SPDX-License-Identifier: BSL-1.0
#include <lamina/activations.hpp>

#include "laws/activation.hpp"
#include "reference/json.hpp"

#include <functional>
#include <map>

using namespace lamina;
using namespace lamina::core;

namespace {

nlohmann::json const& file()
{
    static nlohmann::json const file = laws::reference("activations.json");
    return file;
}

/// The largest error of some numbers, relative to those above 1; `of` gives the number at a point.
template <class T>
double largest_error(auto const& of, nlohmann::json const& wanted)
{
    auto const& points = file()["points"];
    double largest = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        double const got = static_cast<double>(of(points[i].get<T>()));
        if (wanted[i].is_null()) { // PyTorch has none there: it jumps, or overflows
            CHECK(std::isfinite(got));
            continue;
        }
        double const right = wanted[i].get<double>();
        double const error = std::abs(got - right) / std::max(1.0, std::abs(right));
        INFO("at " << points[i] << ": " << got << ", PyTorch's " << right);
        CHECK(error <= (sizeof(T) == 8 ? 1e-9 : 2e-4));
        largest = std::max(largest, std::isnan(error) ? std::numeric_limits<double>::infinity() : error);
    }
    return largest;
}

/// A function of lanes as one of numbers.
template <class T>
auto in_lanes(auto const& of)
{
    return [of](T x) {
        using Lanes = cpu::Lanes<T, xsimd::default_arch>;
        alignas(64) T lanes[Lanes::size];
        of(Lanes(x)).store(lanes);
        return lanes[Lanes::size - 1];
    };
}

/// Value, slope and second derivative, of plain numbers and in lanes.
template <class F, class T>
void check(std::string const& name)
{
    INFO(name << " in " << (sizeof(T) == 8 ? "double" : "float"));
    laws::Trial<F> const trial;
    auto const value = [&](auto const& x) { return trial.value(x); };
    auto const slope = [&](auto const& x) { return trial.slope(x); };
    auto const curvature = [&](auto const& x) { return trial.curvature(x); };
    auto const& wanted = file()["activations"][name];
    double first = 0;
    for (auto const& [of, key] : {std::pair<std::function<T(T)>, char const*>{value, "values"},
                                  {in_lanes<T>(value), "values"},
                                  {slope, "slopes"},
                                  {in_lanes<T>(slope), "slopes"}})
        first = std::max(first, largest_error<T>(of, wanted[key]));
    CHECK(first <= (sizeof(T) == 8 ? 1e-10 : 2e-4));
    double second = 0;
    for (std::function<T(T)> const& of :
         {std::function<T(T)>{curvature}, std::function<T(T)>{in_lanes<T>(curvature)}})
        second = std::max(second, largest_error<T>(of, wanted["curvatures"]));
    laws::record("activation", name, sizeof(T) == 8 ? "double" : "float", std::max(first, second));
}

template <class F>
void check_both(std::string const& name)
{
    check<F, double>(name);
    check<F, float>(name);
}

/// Each activation of the file, by its name there.
std::map<std::string, void (*)(std::string const&)> const activations{
    {"Identity", check_both<Identity>},
    {"ReLU", check_both<ReLU>},
    {"Sigmoid", check_both<Sigmoid>},
    {"Tanh", check_both<Tanh>},
    {"LeakyReLU<>", check_both<LeakyReLU<>>},
    {"LeakyReLU<0.25>", check_both<LeakyReLU<0.25>>},
    {"PReLU<>", check_both<PReLU<>>},
    {"ReLU6", check_both<ReLU6>},
    {"ELU<>", check_both<ELU<>>},
    {"ELU<0.5>", check_both<ELU<0.5>>},
    {"SELU", check_both<SELU>},
    {"CELU<>", check_both<CELU<>>},
    {"CELU<2.5>", check_both<CELU<2.5>>},
    {"GELU", check_both<GELU>},
    {"GELUTanh", check_both<GELUTanh>},
    {"SiLU", check_both<SiLU>},
    {"Mish", check_both<Mish>},
    {"Softplus<>", check_both<Softplus<>>},
    {"Softplus<2.5, 5.0>", check_both<Softplus<2.5, 5.0>>},
    {"Softsign", check_both<Softsign>},
    {"LogSigmoid", check_both<LogSigmoid>},
    {"Tanhshrink", check_both<Tanhshrink>},
    {"Hardtanh<>", check_both<Hardtanh<>>},
    {"Hardtanh<-0.5, 3.0>", check_both<Hardtanh<-0.5, 3.0>>},
    {"Hardsigmoid", check_both<Hardsigmoid>},
    {"Hardswish", check_both<Hardswish>},
    {"Softshrink<>", check_both<Softshrink<>>},
    {"Softshrink<0.25>", check_both<Softshrink<0.25>>},
    {"Hardshrink<>", check_both<Hardshrink<>>},
    {"Hardshrink<1.0>", check_both<Hardshrink<1.0>>},
    {"Threshold<0.5, -2.0>", check_both<Threshold<0.5, -2.0>>},
    {"Sine<>", check_both<Sine<>>},
    {"Gaussian", check_both<Gaussian>},
    {"Snake<>", check_both<Snake<>>},
    {"Snake<0.5>", check_both<Snake<0.5>>},
};

} // namespace

TEST_CASE("Values, slopes and second derivatives of activations are PyTorch's, in lanes too")
{
    REQUIRE(file()["activations"].size() == activations.size());
    for (auto const& [name, check] : activations) check(name);
}
