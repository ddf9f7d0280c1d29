// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/labels.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Labels are copied, and the first wrong one is found among a few and among many")
{
    cuda::LabelCheck<laws::EmulatedDevice> check;
    auto const text_of = [&](std::vector<std::size_t> const& labels) {
        try {
            std::vector<std::size_t> copies(labels.size());
            check.copy(labels.data(), labels.size(), 3, copies.data());
            CHECK(copies == labels);
        } catch (LabelError const& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    CHECK(text_of({0}) == "no error");
    CHECK(text_of({3}) == "lamina: the label in row 0 is 3; the network has classes 0 to 2.");
    CHECK(text_of({0, 1, 2}) == "no error");
    std::vector<std::size_t> many(10'000, 2);
    CHECK(text_of(many) == "no error");
    many[9'999] = static_cast<std::size_t>(-1);
    CHECK(text_of(many) ==
          "lamina: the label in row 9999 is 18446744073709551615; the network has classes 0 to 2.");
    many[8'000] = 3; // of another thread's share, as the next
    many[5'000] = 7;
    many[5'000 + 4'096] = 5;
    CHECK(text_of(many) == "lamina: the label in row 5000 is 7; the network has classes 0 to 2.");
}
