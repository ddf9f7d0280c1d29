// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/grid.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "catch.hpp"

using namespace lamina;

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
        Constant<2>{}, Constant<3>{}, 1, Rows<double const, std::size_t>{x.data(), 2}, weight.data(),
        Load<PerColumn<double const>>{{bias.data()}}, Store<Rows<double, std::size_t>>{{y.data(), 3}},
        Alone{});
    return y;
}

} // namespace

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
