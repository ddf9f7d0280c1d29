// SPDX-License-Identifier: BSL-1.0
#include <controller_network.hpp>
#include <cstdio>

int main()
{
    lamina::Parameters<Controller, double> parameters;
    parameters.set<"0.bias">({0.5, -1});
    parameters.set<"2.weight">({{2, 4}});
    bool same = true;
    for (auto const& [arch, available, table] : lamina::CompiledFor<Controller, double>::list()) {
        if (!available) continue;
        lamina::PortableNetwork<Controller, double> const net{parameters, arch};
        std::array<double, 1> y{};
        net.forward(std::array{1.0, 2.0, 3.0}, y);
        std::printf("%g on %s\n", y[0], net.arch().data());
        same &= y[0] == 1;
    }
    return same ? 0 : 1;
}
