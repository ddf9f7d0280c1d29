// SPDX-License-Identifier: BSL-1.0
// Whether the network of a program for many processors, forced to ARCH, gives the numbers of one that is
// compiled for it alone, as all of this file is.
#include "numbers.hpp"

#include <lamina/portable/network_table.hpp>

#include <cstdio>
#include <pendulum_network.hpp>

using namespace lamina;
using namespace lamina::core;

int main()
{
    auto const compiled = CompiledFor<Pendulum>::list();
    if (std::none_of(compiled.begin(), compiled.end(),
                     [](auto const& one) { return one.available && one.arch == ARCH; }))
        return 77;
    auto const parameters = some_parameters<Pendulum, float>();
    PortableNetwork<Pendulum> const portable{parameters, ARCH};
    Network<Pendulum> const alone{parameters};
    constexpr std::size_t rows = 37;
    auto const x = numbers<float>(rows * 4);
    std::vector<float> y(rows);
    std::vector<float> expected(rows);
    portable.forward_rows(x, y);
    MatrixView<float> out{expected.data(), rows, 1};
    alone.forward(MatrixView<float const>{x.data(), rows, 4}, out);
    for (std::size_t row = 0; row < rows; ++row) {
        std::span<float const, 4> const in(x.data() + row * 4, 4);
        std::array<float, 1> one{};
        std::array<float, 1> one_alone{};
        portable.forward(in, one);
        alone.forward(in, one_alone);
        if (y[row] != expected[row] || one != one_alone) {
            std::printf("row %zu on %s: %a, alone %a; by itself %a, alone %a\n", row, ARCH, double(y[row]),
                        double(expected[row]), double(one[0]), double(one_alone[0]));
            return 1;
        }
    }
    std::printf("%zu rows, the same on %s (%s)\n", rows, ARCH, xsimd::default_arch::name());
}
