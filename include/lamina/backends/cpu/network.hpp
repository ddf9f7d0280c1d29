// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cpu/choice.hpp>
#include <lamina/network/network.hpp>

namespace lamina {

namespace cpu {

/// A network on the CPU's vector units, for one instruction set of xsimd's.
template <class A, class T = float, class Arch = xsimd::default_arch>
using Network = BasicNetwork<A, T, Backend<Arch>>;

} // namespace cpu

/// A network of architecture A: see BasicNetwork.
template <class A, class T = float>
using Network = cpu::Network<A, T>;

/// Scratch memory for net.forward(x, y, workspace); one for each thread.
template <class A, class T = float>
using Workspace = typename Network<A, T>::Workspace;

} // namespace lamina
