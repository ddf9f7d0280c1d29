// SPDX-License-Identifier: BSL-1.0
#include <lamina/initialisers.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/random/torch.hpp>

using namespace lamina;
using namespace lamina::core;

// Weights of several shapes are filled one after another from one generator, as torch.nn.init fills them.
namespace {

nlohmann::json const& file()
{
    static nlohmann::json const numbers = laws::reference("initialisers.json");
    return numbers;
}

Weight weight_of(nlohmann::json const& shape, bool is_first)
{
    Parameter parameter{.name = "weight", .rows = shape[0], .columns = shape[1]};
    for (std::size_t axis = 2; axis < shape.size(); ++axis) parameter.further[axis - 2] = shape[axis];
    Weight weight{parameter, is_first};
    // as Linear states it
    weight.parameter.bound =
        math::sqrt(3.0) * (init::gain::leaky_relu(math::sqrt(5.0)) / math::sqrt(weight.fan_in()));
    return weight;
}

template <class T>
void check(std::string const& name, std::string const& type, auto const& initialiser, double tolerance)
{
    INFO(name << " " << type);
    random::Torch generator{7};
    std::vector<T> all;
    for (auto const& shape : file()["shapes"]) {
        Weight const weight = weight_of(shape, all.empty());
        std::vector<T> numbers(weight.parameter.size());
        initialiser(std::span{numbers}, weight, generator);
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    double const error = laws::largest_difference(all, file()["filled"][name][type]);
    CHECK(error <= tolerance);
    laws::record("initialiser", name, type, error);
}

/// Numbers of double have the C library's log, sine and cosine in them: an ulp of each, of numbers about the
/// largest.
constexpr double of_the_c_library = 4 * 0x1p-53;

void check(std::string const& name, auto const& initialiser, double of_float = 0, double of_double = 0)
{
    check<float>(name, "float", initialiser, of_float);
    check<double>(name, "double", initialiser, of_double);
}

} // namespace

TEST_CASE("Gains are those of torch.nn.init.calculate_gain")
{
    auto const& wanted = file()["gains"];
    CHECK(init::gain::linear == wanted["linear"].get<double>());
    CHECK(init::gain::sigmoid == wanted["sigmoid"].get<double>());
    CHECK(init::gain::tanh == wanted["tanh"].get<double>());
    CHECK(init::gain::relu == wanted["relu"].get<double>());
    CHECK(init::gain::selu == wanted["selu"].get<double>());
    for (auto const& pair : file()["leaky_relu"])
        CHECK(init::gain::leaky_relu(pair[0].get<double>()) == pair[1].get<double>());
}

TEST_CASE("Uniform initialisers have every bit of torch.nn.init's numbers")
{
    check("Uniform", init::Uniform{});
    check("Uniform of -0.3 to 0.7", init::Uniform{.a = -0.3, .b = 0.7});
    check("XavierUniform", init::XavierUniform{});
    check("XavierUniform before Tanh", init::XavierUniform{.gain = init::gain::tanh});
    check("KaimingUniform", init::KaimingUniform{});
    check("KaimingUniform before LeakyReLU", init::KaimingUniform{.a = 0.2, .mode = init::Mode::fan_out});
    check("Default", init::Default{});
    check("Siren", init::Siren{});
}

TEST_CASE("Normal initialisers have them in float, and in double with the same C library")
{
    // weights of fewer than 16 numbers are drawn in double, and then rounded
    double const of_float = 0x1p-24;
    check("Normal", init::Normal{}, of_float, of_the_c_library);
    check("Normal of 1 and 0.02", init::Normal{.mean = 1, .std = 0.02}, of_float, of_the_c_library);
    check("XavierNormal", init::XavierNormal{}, of_float, of_the_c_library);
    check("KaimingNormal", init::KaimingNormal{}, of_float, of_the_c_library);
    check("KaimingNormal before SELU",
          init::KaimingNormal{.mode = init::Mode::fan_out, .gain = init::gain::selu}, of_float,
          of_the_c_library);
}

TEST_CASE("Truncated normal numbers are drawn by both ways of PyTorch")
{
    double const of_float = 0x1p-24;
    check("TruncatedNormal", init::TruncatedNormal{}, of_float, of_the_c_library);
    check("TruncatedNormal of one side", init::TruncatedNormal{0.1, 0.5, 0.1, 3}, of_float, of_the_c_library);
    check("TruncatedNormal of little", init::TruncatedNormal{0.1, 0.5, 0.9, 3}); // uniform numbers
}

TEST_CASE("Orthogonal matrices are those that LAPACK factors, in other roundings")
{
    // PyTorch factors float matrices in float: some ulps for each of 17 columns
    check("Orthogonal", init::Orthogonal{}, 1e-5, 1e-12);
    check("Orthogonal before ReLU", init::Orthogonal{.gain = init::gain::relu}, 1e-5, 1e-12);
}
