// SPDX-License-Identifier: BSL-1.0
// One program for many processors: a network for several instruction sets, of which it takes the best.
// usage: portable [<instruction set>]
#include <pendulum_network.hpp>

#include <cstdio>

int main(int count, char** arguments)
{
    lamina::Parameters<Pendulum> parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        parameters.data()[i] = static_cast<float>(i % 7) / 7 - 0.4F;
    try {
        lamina::PortableNetwork<Pendulum> const net{parameters, count > 1 ? arguments[1] : ""};
        std::array<float, 1> force{};
        net.forward(std::array{0.1F, 0.0F, -0.2F, 0.0F}, force);
        std::printf("on %s: %.4f\n", std::string(net.arch()).c_str(), force[0]);
    } catch (lamina::ArchError const& error) {
        std::printf("%s\n", error.what());
        return 1;
    }
}
