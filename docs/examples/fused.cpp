// One fused layer, whose machine code docs/fusion.md shows.
#include <lamina/inference.hpp>

#include <array>
#include <cstdio>

using namespace lamina;

using Layer = Sequential<Linear<8, 8>, ReLU>;
using Eight = std::span<float const, 8>;

[[gnu::noinline]] void fused(Network<Layer> const& net, Eight x, std::span<float, 8> y)
{
    net.forward(x, y);
}

int main()
{
    Network<Layer> net{zeros};
    net.set<"0.bias">({-2, -1, 0, 1, 2, 3, 4, 5});
    std::array<float, 8> const x{};
    std::array<float, 8> y;
    fused(net, x, y);
    for (float const number : y) std::printf("%g ", double{number});
    std::puts("");
}
