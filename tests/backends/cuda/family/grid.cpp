// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/grid.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

static_assert(cuda::Block<cuda::Grid<laws::EmulatedDevice>>);
static_assert(!cuda::Multiplies<laws::EmulatedDevice, double>);
static_assert(cuda::Multiplies<laws::EmulatedLibrary, double>);

/// The sums of each row of weight, plus 1, by one contraction of a device.
template <class Runtime>
std::vector<double> sums()
{
    std::vector<double> const x{1, 1}, weight{1, 2, 3, 4, 5, 6}, bias{1, 1, 1};
    std::vector<double> y(3);
    cuda::Phases<cuda::Grid<Runtime>, 8, false>::template contract<double>(
        Dense<Constant<2>, Constant<3>, true>{}, 1, Rows<double const, std::size_t>{x.data(), 2},
        weight.data(), Load<PerColumn<double const>>{{bias.data()}},
        Store<Rows<double, std::size_t>>{{y.data(), 3}}, OneThread{});
    return y;
}

} // namespace

TEST_CASE("Columns are summed in parts where there are many rows")
{
    using Grid = cuda::Grid<laws::EmulatedDevice>;
    std::vector<double> memory(Grid::memory_size);
    Grid::Use const use(memory.data());
    auto const launches = [](std::size_t rows, std::size_t width) {
        std::vector<double> x(rows * width), sums(width);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
        laws::EmulatedDevice::launches = 0;
        cuda::Phases<Grid, 8, false>::sum_columns<double>(
            rows, width, Load<Rows<double const, std::size_t>>{{x.data(), width}},
            Store<Rows<double, std::size_t>>{{sums.data(), width}}, OneThread{});
        for (std::size_t column = 0; column < width; ++column) {
            double expected = 0;
            for (std::size_t row = 0; row < rows; ++row) expected += x[row * width + column];
            CHECK(sums[column] == Approx(expected).epsilon(1e-13).margin(1e-13));
        }
        return laws::EmulatedDevice::launches;
    };
    CHECK(launches(63, 5) == 1);
    CHECK(launches(64, 5) == 2);
    CHECK(launches(101, 7) == 2);
    CHECK(launches(70, 3000) == 2); // in 21 parts
    CHECK(launches(65, 40'000) == 1);
}

TEST_CASE("A contraction is a library's product where there is one, and else tiles")
{
    using laws::EmulatedDevice, laws::EmulatedLibrary;
    std::vector<double> const expected{4, 8, 12};
    EmulatedDevice::launches = 0;
    CHECK(sums<EmulatedDevice>() == expected);
    CHECK(EmulatedDevice::launches == 1);
    EmulatedDevice::launches = 0;
    CHECK(sums<EmulatedLibrary>() == expected);
    CHECK(EmulatedDevice::launches == 0);
    EmulatedLibrary::knows_epilogues = false;
    CHECK(sums<EmulatedLibrary>() == expected);
    CHECK(EmulatedDevice::launches == 1); // the bias
    EmulatedLibrary::knows_products = false;
    CHECK(sums<EmulatedLibrary>() == expected);
    CHECK(EmulatedDevice::launches == 2);
    EmulatedLibrary::knows_epilogues = EmulatedLibrary::knows_products = true;
}
