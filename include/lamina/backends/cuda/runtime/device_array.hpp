// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/runtime/memory.hpp>
#include <lamina/pass/targets.hpp>

#include <array>
#include <span>

namespace lamina::cuda {

/// Rows without gaps in the memory of a device.
template <class T>
struct DeviceRows {
    T* data;
    std::size_t row_count;
    [[nodiscard]] constexpr std::size_t rows() const { return row_count; }
};

/// Class labels in the memory of a device.
struct DeviceLabels {
    std::size_t const* labels;
    std::size_t row_count;
    [[nodiscard]] constexpr std::size_t rows() const { return row_count; }
};

/// An array in the memory of a device, which stays there between calls: what networks on the device take and
/// give, as they do arrays of xtensor. Rank 2 is (rows, columns), rank 1 one sample, or labels.
///
///     DeviceArray<float, 2> const x{{1000, 64}, numbers};  // from a span of the host
///     auto const y = net(x);                               // a DeviceArray too
///     y.copy_to(results);
///     DeviceArray<float, 2> const mine{{1000, 64}, pointer}; // refers to memory of the caller's
template <class T, std::size_t Rank, class Runtime>
class BasicDeviceArray {
public:
    using Shape = std::array<std::size_t, Rank>; ///< the lengths of its axes

    BasicDeviceArray() = default;

    /// Of this shape, all 0.
    explicit BasicDeviceArray(Shape shape) : shape_(shape), owned_(size()), data_(owned_.data()) {}

    /// Copied from the host; ShapeError if there are not as many numbers.
    BasicDeviceArray(Shape shape, std::span<T const> numbers) : BasicDeviceArray(shape)
    {
        require_size(numbers.size());
        owned_.upload(numbers.data(), size());
    }

    /// Numbers of the caller's, that are on the device and stay there as long as this is used.
    BasicDeviceArray(Shape shape, T* device_data) : shape_(shape), data_(device_data) {}

    [[nodiscard]] Shape const& shape() const { return shape_; }
    [[nodiscard]] std::size_t size() const
    {
        std::size_t count = 1;
        for (std::size_t const length : shape_) count *= length;
        return count;
    }
    [[nodiscard]] T* data() const { return data_; }

    /// Copies all numbers to the host, once everything that was asked for before is done; ShapeError if there
    /// are not as many.
    void copy_to(std::span<T> numbers) const
    {
        require_size(numbers.size());
        Runtime::download(numbers.data(), data_, size() * sizeof(T));
    }

private:
    void require_size(std::size_t given) const
    {
        if (given != size())
            core::raise<ShapeError>({"lamina: an array of the shape ", shape_, " on the device has ", size(),
                                     " numbers; the array of the host has ", given, "."});
    }

    Shape shape_{};
    DeviceMemory<T, Runtime> owned_;
    T* data_ = nullptr;
};

} // namespace lamina::cuda

namespace lamina::core {

/// Labels that only the device can read.
template <class RowCount>
struct Labels<cuda::DeviceLabels, RowCount> {
    cuda::DeviceLabels source;
    RowCount row_count;
    [[nodiscard]] constexpr RowCount rows() const { return row_count; }
};

template <class T, std::size_t Rank, class Runtime>
struct ArrayTraits<cuda::BasicDeviceArray<T, Rank, Runtime>> : ArrayDefaults {
    using Array = cuda::BasicDeviceArray<T, Rank, Runtime>;
    using Element = T;
    using Length = std::size_t;
    static constexpr std::size_t rank = Rank;

    static std::size_t rows(Array const& array) { return Rank == 1 ? 1 : array.shape()[0]; }
    static std::size_t length(Array const& array) { return array.shape()[0]; }
    static auto shape(Array const& array) { return array.shape(); }

    static auto open(Array const& array)
    {
        if constexpr (std::is_integral_v<T>)
            return cuda::DeviceLabels{array.data(), array.shape()[0]};
        else
            return cuda::DeviceRows<T>{array.data(), rows(array)};
    }

    template <class Result, std::size_t Columns>
    static auto make_result(Array const& like)
    {
        auto shape = like.shape();
        shape.back() = Columns;
        return cuda::BasicDeviceArray<Result, Rank, Runtime>(shape);
    }
};

} // namespace lamina::core
