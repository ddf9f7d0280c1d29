// SPDX-License-Identifier: BSL-1.0
#include <lamina/random.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <cmath>
#include <numbers>

using namespace lamina;
using namespace lamina::core;

// Bit for bit: the file has floating-point numbers as hexadecimal text. Numbers that the C library's
// functions come into may differ where this library is another than the one that the file was made with.
namespace {

nlohmann::json const& file()
{
    static nlohmann::json const numbers = laws::reference("random.json");
    return numbers;
}

double number_of(nlohmann::json const& text) { return std::strtod(text.get<std::string>().c_str(), nullptr); }

/// Whether log, log1p, sin, cos and exp have the bits that they had there, at 300 places.
bool same_c_library()
{
    static bool const same = [] {
        auto const& wanted = file()["c_library"];
        std::size_t differences = 0;
        for (std::size_t i = 0; i < wanted["x"].size(); ++i) {
            double const x = number_of(wanted["x"][i]);
            double const angle = 2 * std::numbers::pi * x;
            differences += std::size_t{std::log(x) != number_of(wanted["log"][i])} +
                           std::size_t{std::log1p(-x) != number_of(wanted["log1p"][i])} +
                           std::size_t{std::sin(angle) != number_of(wanted["sin"][i])} +
                           std::size_t{std::cos(angle) != number_of(wanted["cos"][i])} +
                           std::size_t{std::exp(-x) != number_of(wanted["exp"][i])};
        }
        if (differences != 0) WARN("another C library: " << differences << " of 1500 numbers differ");
        return differences == 0;
    }();
    return same;
}

constexpr double nothing = 0;
/// Functions within an ulp each: log in a root, a sine or cosine, two products and a sum. Where the sum
/// cancels that is more than its own size, so that it is relative to 1 for numbers about there.
double of_the_c_library() { return same_c_library() ? nothing : 8 * 0x1p-53; }

/// The largest difference from a JSON list, relative to numbers above 1.
template <class Numbers>
double difference(Numbers const& numbers, nlohmann::json const& wanted)
{
    REQUIRE(numbers.size() == wanted.size());
    double largest = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        double const number = number_of(wanted[i]);
        largest = (std::max)(largest, std::abs(static_cast<double>(numbers.data()[i]) - number) /
                                          (std::max)(1.0, std::abs(number)));
    }
    return largest;
}
double difference(double number, nlohmann::json const& wanted)
{
    return difference(std::array{number}, wanted);
}

bool are(auto const& numbers, nlohmann::json const& wanted)
{
    return std::vector<std::int64_t>(numbers.begin(), numbers.end()) ==
           wanted.get<std::vector<std::int64_t>>();
}

template <class T>
double normal_difference(random::Torch& torch, nlohmann::json const& wanted)
{
    std::vector<T> numbers(wanted.size());
    torch.normal(0.3, 1.7, std::span{numbers});
    return difference(numbers, wanted);
}

} // namespace

TEST_CASE("torch.randperm, one after another")
{
    for (auto const& wanted : file()["torch"]["permutations"]) {
        INFO(wanted["seed"]);
        random::Torch torch{wanted["seed"].get<std::uint64_t>()};
        for (auto const& order : wanted["orders"]) CHECK(are(torch.permutation(order.size()), order));
    }
}

TEST_CASE("The order of a DataLoader that shuffles, over three epochs")
{
    for (auto const& wanted : file()["torch"]["epochs"]) {
        INFO(wanted["seed"]);
        random::Torch torch{wanted["seed"].get<std::uint64_t>()};
        for (auto const& order : wanted["orders"]) {
            auto ours = torch.next_epoch(wanted["rows"].get<std::size_t>());
            REQUIRE(order.size() <= ours.size());
            ours.resize(order.size()); // drop_last leaves some out
            CHECK(are(ours, order));
        }
    }
}

TEST_CASE("torch.Tensor.normal_ of fewer and of more than 16 numbers, alone and by turns")
{
    double of_float = 0;
    double of_double = 0;
    for (auto const& wanted : file()["torch"]["normals"]) {
        INFO(wanted["seed"]);
        random::Torch torch{wanted["seed"].get<std::uint64_t>()};
        for (auto const& call : wanted["calls"]) {
            INFO(call["type"] << " " << call["numbers"].size());
            if (call["type"] == "float") {
                double const found = normal_difference<float>(torch, call["numbers"]);
                // 16 and more have no function of the C library; an ulp of one may turn the rounding to float
                CHECK(found <= (call["numbers"].size() < 16 && !same_c_library() ? 0x1p-23 : nothing));
                of_float = (std::max)(of_float, found);
            } else {
                double const found = normal_difference<double>(torch, call["numbers"]);
                CHECK(found <= of_the_c_library());
                of_double = (std::max)(of_double, found);
            }
        }
    }
    laws::record("random", "torch.normal_", "float", of_float);
    laws::record("random", "torch.normal_", "double", of_double);
}

TEST_CASE("Calls of every kind of one generator of PyTorch")
{
    random::Torch torch{9};
    for (auto const& call : file()["torch"]["mixed"]) {
        INFO(call);
        if (call.contains("normal"))
            CHECK(difference(torch.normal(2, 0.5), call["normal"]) <= of_the_c_library());
        if (call.contains("permutation")) CHECK(are(torch.permutation(7), call["permutation"]));
        if (call.contains("int64")) CHECK(torch.int64() == call["int64"][0].get<std::int64_t>());
        if (call.contains("uniform"))
            for (auto const& number : call["uniform"]) CHECK(torch.uniform(-2.0F, 5.0F) == number_of(number));
    }
    random::Torch whole{3};
    for (auto const& wanted : file()["torch"]["int64"]) CHECK(whole.int64() == wanted.get<std::int64_t>());
}

TEST_CASE("numpy.random.seed and what follows it")
{
    double largest = 0;
    for (auto const& wanted : file()["numpy"]) {
        INFO(wanted["seed"]);
        random::NumPy draw{wanted["seed"].get<std::uint32_t>()};
        largest = (std::max)(largest, difference(draw.randn(3, 5), wanted["randn"]));
        largest = (std::max)(largest, difference(draw.normal(0.3, 1.7, 4), wanted["normal"]));
        CHECK(difference(draw.rand(2), wanted["rand"]) == 0);
        largest = (std::max)(largest, difference(draw.randn(), wanted["one"]));
        CHECK(are(draw.permutation(33), wanted["permutation"]));
        CHECK(are(draw.randint(-3, 4, 20), wanted["small"]));
        CHECK(are(draw.randint(5, 6, 3), wanted["none"]));
        CHECK(are(draw.randint(0, std::int64_t{1} << 32, 5), wanted["all32"]));
        CHECK(are(draw.randint(-(std::int64_t{1} << 40), (std::int64_t{1} << 50) + 3, 5), wanted["large"]));
        CHECK(are(draw.randint(INT64_MIN, INT64_MAX, 3), wanted["all64"]));
        largest = (std::max)(largest, difference(draw.normal(0.3, 1.7), wanted["last"]));
    }
    CHECK(largest <= of_the_c_library());
    laws::record("random", "numpy.random.randn", "double", largest);
}

TEST_CASE("numpy.random.default_rng")
{
    for (auto const& wanted : file()["pcg64"]) {
        INFO(wanted["seed"]);
        random::PCG64 draw{wanted["seed"].get<std::uint64_t>()};
        CHECK(difference(draw.random(2, 3), wanted["random"]) == 0);
        CHECK(difference(draw.uniform(-3, 5, 4), wanted["uniform"]) == 0);
        CHECK(are(draw.integers(-3, 4, 7), wanted["small"]));
        CHECK(difference(draw.standard_normal(20, 2), wanted["standard_normal"]) == 0);
        CHECK(are(draw.permutation(33), wanted["permutation"]));
        CHECK(are(draw.integers(5, 6, 3), wanted["none"]));
        CHECK(are(draw.integers(0, std::int64_t{1} << 32, 3), wanted["all32"]));
        CHECK(are(draw.integers(-(std::int64_t{1} << 40), (std::int64_t{1} << 62) + 3, 20), wanted["large"]));
        CHECK(are(draw.integers(0, 3 * (std::int64_t{1} << 30), 50), wanted["often_anew"]));
        CHECK(difference(draw.normal(0.3, 1.7, 4), wanted["normal"]) == 0);
        CHECK(difference(draw.random(), wanted["last"]) == 0);
    }
}

TEST_CASE("The tail of the ziggurat, and 100 000 numbers by whose last all draws were the same")
{
    double largest = 0;
    for (auto const& wanted : file()["tail"]) {
        INFO(wanted["seed"]);
        random::PCG64 draw{wanted["seed"].get<std::uint64_t>()};
        auto const numbers = draw.standard_normal(100'000);
        std::vector<double> beyond;
        for (auto const& place : wanted["places"]) beyond.push_back(numbers(place.get<std::size_t>()));
        largest = (std::max)(largest, difference(beyond, wanted["numbers"]));
        CHECK(difference(numbers(99'999), wanted["last"]) == 0);
    }
    CHECK(largest <= of_the_c_library());
    laws::record("random", "default_rng.standard_normal", "double", largest);
}
