// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/samples/sample_place.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/pass/place.hpp>

#include <array>

using namespace lamina;
using namespace lamina::core;

TEMPLATE_LIST_TEST_CASE("A register of samples is a place", "", laws::Widths)
{
    using Lanes = cpu::Lanes<double, TestType>;
    static_assert(Place<cpu::SamplePlace<double, TestType>, double, Columns<double, Lanes::size>, Lanes,
                        cpu::LabelLanes<double>>);
}

TEMPLATE_LIST_TEST_CASE("With lanes over the samples parameters are one number, gradients a sum a lane", "",
                        laws::Widths)
{
    constexpr std::size_t lanes = cpu::Lanes<double, TestType>::size;
    using Value = cpu::Lanes<double, TestType>;
    alignas(64) std::array<double, 2 * lanes> numbers{};
    alignas(64) std::array<double, 2 * lanes> sums{};
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<double>(i) + 1;
    double const parameters[] = {3, 7};
    cpu::SamplePlace<double, TestType, std::size_t> const place{1, lanes -
                                                                       1}; // the last lane stands for nothing
    Columns<double, lanes> const columns{numbers.data()};

    Value const x = place.load(columns);
    place.store(columns, x * place.load(PerColumn<double const>{parameters}));
    CHECK(numbers[lanes] == static_cast<double>(7 * (lanes + 1)));
    CHECK(numbers[2 * lanes - 1] == 0);
    CHECK(numbers[0] == 1);

    place.add(PerColumn<double>{sums.data()}, x);
    place.add(PerColumn<double>{sums.data()}, x);
    CHECK(sums[lanes] == 2 * static_cast<double>(lanes + 1));
    CHECK(sums[2 * lanes - 1] == 0);
    place.add(Single<double>{sums.data()}, place.load(Single<double const>{parameters}));
    CHECK(sums[0] == 3);
    CHECK(sums[lanes - 1] == 0);
}
