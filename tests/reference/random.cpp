// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/random.hpp>

using namespace lamina;
using namespace lamina::core;

// Every number bit for bit: the files have floating-point numbers as hexadecimal text.
namespace {

nlohmann::json const& file()
{
    static nlohmann::json const numbers = laws::reference("random.json");
    return numbers;
}

} // namespace

TEST_CASE("torch.randperm, one after another")
{
    for (auto const& wanted : file()["torch"]["permutations"]) {
        INFO(wanted["seed"]);
        random::Torch torch{wanted["seed"].get<std::uint64_t>()};
        for (auto const& order : wanted["orders"])
            CHECK(torch.permutation(order.size()) == order.get<std::vector<std::size_t>>());
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
            CHECK(ours == order.get<std::vector<std::size_t>>());
        }
    }
}

TEST_CASE("Whole numbers of 63 bits")
{
    random::Torch torch{3};
    for (auto const& wanted : file()["torch"]["int64"]) CHECK(torch.int64() == wanted.get<std::int64_t>());
}
