// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/batch.hpp>
#include <lamina/backends/cuda/runtime/device_array.hpp>
#include <lamina/backends/cuda/runtime/labels.hpp>

#include <vector>

namespace lamina::cuda {

template <class Source>
concept OnDevice = requires(Source const& source) {
    source.data;
    source.row_count;
    requires !requires { source(std::size_t{0}, std::size_t{0}); };
};

/// What a call brings to the device and back: arrays of the host by way of rows without gaps, arrays of the
/// device as they are. Its memory grows with the largest batch and is kept.
template <class T, class Runtime>
class Staging {
public:
    /// Where the rows of a source are, on the device.
    T const* bring(auto const& source, std::size_t width)
    {
        if constexpr (OnDevice<std::remove_cvref_t<decltype(source)>>) {
            return source.data;
        } else {
            host_.resize(source.rows() * width);
            for (std::size_t row = 0; row < source.rows(); ++row)
                for (std::size_t column = 0; column < width; ++column)
                    host_[row * width + column] = source(row, column);
            T* const to = room(host_.size());
            device_.upload(host_.data(), host_.size());
            return to;
        }
    }

    /// Room for the rows of a sink, on the device; `hand_over` copies them to it.
    T* room_for(auto const& sink, std::size_t width)
    {
        if constexpr (OnDevice<std::remove_cvref_t<decltype(sink)>>) {
            return sink.data;
        } else {
            return room(sink.rows() * width);
        }
    }
    void hand_over(auto const& sink, std::size_t width)
    {
        if constexpr (!OnDevice<std::remove_cvref_t<decltype(sink)>>) {
            host_.resize(sink.rows() * width);
            device_.download(host_.data(), host_.size());
            for (std::size_t row = 0; row < sink.rows(); ++row)
                for (std::size_t column = 0; column < width; ++column)
                    sink(row, column) = host_[row * width + column];
        }
    }

    /// Where the labels of a target of the host are, on the device.
    T const* bring_labels(auto const& target)
    {
        host_.resize(target.rows());
        for (std::size_t row = 0; row < target.rows(); ++row) host_[row] = static_cast<T>(target.label(row));
        T* const to = room(host_.size());
        device_.upload(host_.data(), host_.size());
        return to;
    }

    /// Room for so many numbers on the device.
    T* room(std::size_t size)
    {
        device_.reserve(size);
        return device_.data();
    }

private:
    std::vector<T> host_;
    DeviceMemory<T, Runtime> device_;
};

/// The same for samples and what they should give. LabelError, before anything else is done, if labels of the
/// device are not classes 0 to outputs - 1; those of the host were checked there.
template <class T, class Runtime>
class BatchStaging {
public:
    template <class Target>
    auto bring(auto const& x, Target const& target, std::size_t inputs, std::size_t outputs)
    {
        if constexpr (requires { target.source.labels; }) {
            std::size_t* const labels = labels_.room(target.rows());
            check_.copy(target.source.labels, target.rows(), outputs, labels);
            return Batch<T, std::size_t>{x_.bring(x, inputs), labels, x.rows()};
        } else if constexpr (LabelSource<Target>)
            return Batch<T, std::size_t>{x_.bring(x, inputs), labels_.bring_labels(target), x.rows()};
        else
            return Batch<T, T>{x_.bring(x, inputs), t_.bring(target, outputs), x.rows()};
    }

private:
    Staging<T, Runtime> x_;
    Staging<T, Runtime> t_;
    Staging<std::size_t, Runtime> labels_;
    LabelCheck<Runtime> check_;
};

} // namespace lamina::cuda
