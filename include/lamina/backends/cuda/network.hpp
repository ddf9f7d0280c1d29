// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/backend.hpp>
#include <lamina/backends/cuda/device.hpp>
#include <lamina/backends/cuda/ensemble.hpp>
#include <lamina/network.hpp>

namespace lamina::cuda {

/// The same network with its numbers on a device and its passes there. CudaError where there is none.
template <class A, class T = float>
using Network = BasicNetwork<A, T, Backend<Device>>;

/// Networks that train at once on a device, one in each lane or block: see BasicEnsemble.
template <class A, class T = float>
using Ensemble = BasicEnsemble<A, T, Backend<Device>>;

/// Numbers on the device: see BasicDeviceArray.
template <class T, std::size_t Rank>
using DeviceArray = BasicDeviceArray<T, Rank, Device>;

/// How a network trains on a device with a loss and an optimizer, and why, as text:
/// `plan<A, float, MSELoss<>, SGD<>>()`.
template <class A, class T, class Loss, class Optimizer>
constexpr char const* plan()
{
    return constant_text<400, WritePlan<Plan<Device, T, ModelOf<A>, Loss, Optimizer>>>.data();
}

} // namespace lamina::cuda
