// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A network in one program for many processors, without xsimd, xtensor or an instruction set of one's own:
///
///     lamina_add_network(NAME pendulum HEADER pendulum.hpp TYPE Pendulum) # CMake
///
///     #include <pendulum_network.hpp>
///     lamina::PortableNetwork<Pendulum> const net{parameters}; // on the best that the processor has
#include <lamina/portable/portable_network.hpp>
