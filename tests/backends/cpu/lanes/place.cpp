// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/place.hpp>

#include "catch.hpp"
#include "laws/vocabulary.hpp"
#include "local/widths.hpp"

#include <lamina/backends/cpu/backend.hpp>
#include <lamina/pass/place.hpp>

#include <array>

using namespace lamina;
using namespace lamina::core;

TEMPLATE_LIST_TEST_CASE("A register of neighbouring columns is a place", "", laws::Widths)
{
    using Lanes = cpu::Lanes<float, TestType>;
    static_assert(Place<cpu::Place<float, TestType>, float, Panels<float, std::size_t, std::size_t>, Lanes>);
}

TEMPLATE_LIST_TEST_CASE("What pads a row is 0 after every store", "", laws::Widths)
{
    using Lanes = cpu::Lanes<float, TestType>;
    constexpr std::size_t n = Lanes::size;
    alignas(64) std::array<float, 2 * n> numbers;
    numbers.fill(9);
    Panels<float, std::size_t, std::size_t> const rows{numbers.data(), 2, n};
    cpu::Place<float, TestType, Constant<3>> const place{1, 0, {}};
    place.store(rows, Lanes(5.0F));
    for (std::size_t i = 0; i < n; ++i) {
        CHECK(numbers[i] == 9);
        CHECK(numbers[n + i] == (i < 3 ? 5 : 0));
    }
    place.add(rows, Lanes(1.0F));
    CHECK(numbers[n + 2] == 6);
    CHECK((n == 4 || numbers[n + 4] == 0));
    cpu::Place<float, TestType, std::size_t> const known_later{0, 0, 2};
    known_later.store(rows, Lanes(4.0F));
    CHECK(numbers[1] == 4);
    CHECK(numbers[2] == 0);
    CHECK(known_later.count() == 2);
    CHECK(place.count() == 3);
}

TEMPLATE_LIST_TEST_CASE("Only what stands for a number is added up", "", laws::Widths)
{
    using Lanes = cpu::Lanes<double, TestType>;
    alignas(64) std::array<double, Lanes::size> columns{};
    std::array<double, 2> one{1e16, 0}; // the sum, and what the additions lose
    cpu::Place<double, TestType, Constant<1>> const place{0, 0, {}};
    place.add(PerColumn<double>{columns.data()}, Lanes(2.0));
    for (int i = 0; i < 3; ++i) place.add(Single<double>{one.data()}, Lanes(1.0));
    CHECK(columns[0] == 2);
    CHECK(columns[1] == 0);
    CHECK(one == std::array{1e16, 3.0});
    cpu::Backend<TestType>::template settle<double>(one.data());
    CHECK(one == std::array{1e16 + 3, 0.0});
}

TEMPLATE_LIST_TEST_CASE("Labels are rows of 0 with a 1", "", laws::Widths)
{
    using Lanes = cpu::Lanes<float, TestType>;
    constexpr std::size_t n = Lanes::size;
    std::array<std::size_t, 2> const labels{1, n + 2};
    alignas(64) std::array<float, n> numbers{};
    cpu::Place<float, TestType>{0, 0, {}}.load(OneHotRows{labels.data()}).store(numbers.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(numbers[i] == (i == 1));
    cpu::Place<float, TestType>{1, n, {}}.load(OneHotRows{labels.data()}).store(numbers.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(numbers[i] == (i == 2));
    cpu::Place<float, TestType>{1, 0, {}}.load(OneHotRows{labels.data()}).store(numbers.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(numbers[i] == 0);
}

TEMPLATE_LIST_TEST_CASE("Where a formula is computed, every function of its vocabulary is the plain one", "",
                        laws::Widths)
{
    CHECK(laws::wrong_at_the_edges<float, TestType>() == "");
    CHECK(laws::wrong_at_the_edges<double, TestType>() == "");
}
