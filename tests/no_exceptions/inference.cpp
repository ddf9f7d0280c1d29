// SPDX-License-Identifier: BSL-1.0
/// Inference compiled with -fno-exceptions and -fno-rtti: parameters come from memory, and what would be thrown
/// goes to the error handler, after which the program aborts.
#include <lamina/inference.hpp>

#include "ends_with.hpp"

#include <lamina/portable/portable_network.hpp>

int main()
{
    using namespace lamina;
    std::array<float, 2> const weights{1, 2};
    Network<Sequential<Linear<2, 1>>> net{zeros};
    net.set<"0.weight">(weights);
    std::array<float, 2> const x{3, 4};
    std::array<float, 1> y{};
    net.forward(x, y);
    if (y[0] != 11) return 1;
    ends_with("lamina: \"0.bias\" has the shape (1,); the array given has (2,).",
              [&] { net.set<"0.bias">(weights); });
}
