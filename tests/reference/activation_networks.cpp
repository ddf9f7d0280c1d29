// SPDX-License-Identifier: BSL-1.0
#include "reference/activation_networks.hpp"

#include <lamina/backends/cpu/network.hpp>

using namespace lamina;

TEST_CASE("Networks that chain activations are PyTorch's, forward, back and in training")
{
    laws::check_activation_network<reference::Network, double, laws::FirstActivations>("first", 1e-12);
    laws::check_activation_network<Network, double, laws::FirstActivations>("first", 1e-12);
    laws::check_activation_network<Network, float, laws::FirstActivations>("first", 1e-5);
    laws::check_activation_network<reference::Network, double, laws::SecondActivations>("second", 1e-12);
    laws::check_activation_network<Network, double, laws::SecondActivations>("second", 1e-12);
    laws::check_activation_network<Network, float, laws::SecondActivations>("second", 1e-5);
    laws::check_activation_network<reference::Network, double, laws::ThirdActivations>("third", 1e-12);
    laws::check_activation_network<Network, double, laws::ThirdActivations>("third", 1e-12);
    laws::check_activation_network<Network, float, laws::ThirdActivations>("third", 1e-5);
}
