// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/aligned_memory.hpp>

#include <cstddef>
#include <utility>

namespace lamina::cuda {

/// Numbers in the memory of a device, 0 at first.
template <class T, class Runtime>
class DeviceMemory {
public:
    DeviceMemory() = default;
    explicit DeviceMemory(std::size_t size)
        : data_(static_cast<T*>(Runtime::allocate(size * sizeof(T)))), size_(size)
    {
        Runtime::clear(data_, size * sizeof(T));
    }
    DeviceMemory(DeviceMemory&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0))
    {}
    DeviceMemory& operator=(DeviceMemory&& other) noexcept
    {
        DeviceMemory taken(std::move(other)); // so that the other is empty, and what was here released
        std::swap(data_, taken.data_);
        std::swap(size_, taken.size_);
        return *this;
    }
    DeviceMemory(DeviceMemory const&) = delete;
    DeviceMemory& operator=(DeviceMemory const&) = delete;
    ~DeviceMemory()
    {
        if (data_ != nullptr) Runtime::release(data_);
    }

    [[nodiscard]] T* data() const { return data_; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// At least so many numbers, which may have other values then.
    void reserve(std::size_t size)
    {
        if (size > size_) *this = DeviceMemory(size);
    }
    /// Copies so many numbers of the host here, or from here.
    void upload(T const* from, std::size_t size) { Runtime::upload(data_, from, size * sizeof(T)); }
    void download(T* to, std::size_t size) const { Runtime::download(to, data_, size * sizeof(T)); }

private:
    T* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Numbers for the time of a call, not set to anything. What is asked for later may have them again.
template <class T, class Runtime>
class CallMemory {
public:
    explicit CallMemory(std::size_t size) : data_(static_cast<T*>(Runtime::borrow(size * sizeof(T)))) {}
    CallMemory(CallMemory const&) = delete;
    CallMemory& operator=(CallMemory const&) = delete;
    ~CallMemory() { Runtime::give_back(data_); }

    [[nodiscard]] T* data() const { return data_; }

private:
    T* data_;
};

/// The numbers of a network: on the host, where they are set and read one by one, and on the device, where
/// passes use them. Whichever side is asked for is brought up to date first, so that nothing is copied as
/// long as one side is used alone. What was moved from is empty, as a Block is. One thread at a time may
/// use it, even to read.
template <class T, std::size_t Size, class Runtime>
class Mirrored {
public:
    Mirrored() = default;
    Mirrored(Mirrored const& other) { *this = other; }
    Mirrored(Mirrored&&) noexcept = default;
    Mirrored& operator=(Mirrored const& other)
    {
        if (this == &other) return *this;
        if (other.empty()) {
            device_ = DeviceMemory<T, Runtime>();
            return *this;
        }
        other.load();
        if (empty()) device_ = DeviceMemory<T, Runtime>(Size);
        host_ = other.host_;
        newer_ = Side::host;
        return *this;
    }
    Mirrored& operator=(Mirrored&&) noexcept = default;
    ~Mirrored() = default;

    [[nodiscard]] bool empty() const { return device_.data() == nullptr; }

    /// On the host.
    [[nodiscard]] T* data()
    {
        if (empty()) *this = Mirrored();
        load();
        newer_ = Side::host;
        return host_.data();
    }
    [[nodiscard]] T const* data() const
    {
        load();
        return host_.data();
    }

    /// On the device.
    [[nodiscard]] T* device()
    {
        store();
        newer_ = Side::device;
        return device_.data();
    }
    [[nodiscard]] T const* device() const
    {
        store();
        return device_.data();
    }

    friend bool operator==(Mirrored const& a, Mirrored const& b)
    {
        if (a.empty() || b.empty()) return a.empty() == b.empty();
        a.load();
        b.load();
        return a.host_ == b.host_;
    }

private:
    enum class Side { both, host, device };

    void load() const
    {
        if (empty()) core::refuse_moved_from();
        if (newer_ != Side::device) return;
        device_.download(host_.data(), Size);
        newer_ = Side::both;
    }
    void store() const
    {
        if (empty()) core::refuse_moved_from();
        if (newer_ != Side::host) return;
        device_.upload(host_.data(), Size);
        newer_ = Side::both;
    }

    mutable core::Block<T, Size> host_;
    mutable DeviceMemory<T, Runtime> device_{Size};
    mutable Side newer_ = Side::both; // both are 0
};

} // namespace lamina::cuda
