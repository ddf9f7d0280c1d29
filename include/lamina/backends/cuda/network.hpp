// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/backend.hpp>
#include <lamina/backends/cuda/cublas/precision.hpp>
#include <lamina/backends/cuda/ensemble.hpp>
#include <lamina/backends/cuda/runtime/device.hpp>
#include <lamina/network/network.hpp>

// a program that links cuBLASLt says so: lamina::cuda does, where there is one
#ifdef LAMINA_CUBLASLT
#include <lamina/backends/cuda/cublas/cublas_lt.hpp>
#endif

namespace lamina::cuda {

/// CUDA's devices, with cuBLASLt where the program links it.
#ifdef LAMINA_CUBLASLT
template <Precision precision>
using DeviceIn = WithCublasLt<Device, precision>;
#else
template <Precision precision>
using DeviceIn = Device;
#endif

/// The backend of a network of T in a precision.
template <class T, Precision precision>
struct DeviceBackend {
    static constexpr bool has_library = Multiplies<DeviceIn<precision>, T>;
    static_assert(asserted<PrecisionFits<T, Asked<precision>, Linked<has_library>>>);
    using type = Backend<DeviceIn<precision>>;
};

/// The same network with its numbers on a device and its passes there; `precision` is that of contractions
/// that are launches over the whole device, see `plan`. CudaError where there is no device.
template <class A, class T = float, Precision precision = default_precision<T>>
using Network = BasicNetwork<A, T, typename DeviceBackend<T, precision>::type>;

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
    using Runtime = DeviceIn<default_precision<T>>;
    return constant_text<400, WritePlan<Plan<Runtime, T, ModelOf<A>, Loss, Optimizer>>>.data();
}

} // namespace lamina::cuda
