// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/supported.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace lamina::core {

/// Numbers on the heap, 0 at first, aligned for every vector width and to the cache line.
template <class T>
class AlignedArray {
public:
    static constexpr std::size_t alignment = 64;

    constexpr AlignedArray() = default;
    explicit AlignedArray(std::size_t size)
        : data_(static_cast<T*>(::operator new(size * sizeof(T), std::align_val_t(alignment))))
    {
        std::uninitialized_fill_n(data(), size, T(0));
    }

    /// Numbers that are not set to anything.
    static AlignedArray unset(std::size_t size)
    {
        AlignedArray result;
        result.data_.reset(static_cast<T*>(::operator new(size * sizeof(T), std::align_val_t(alignment))));
        return result;
    }

    [[nodiscard]] T* data() const { return data_.get(); }

private:
    struct Release {
        void operator()(T* data) const { ::operator delete(data, std::align_val_t(alignment)); }
    };
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

    std::unique_ptr<T, Release> data_;
};

/// Size numbers for the time of a call, not set to anything: on the stack up to 64 KiB, else from the heap.
template <class T, std::size_t Size>
struct CallScratch {
    alignas(AlignedArray<T>::alignment) T numbers[Size];
    [[nodiscard]] T* data() { return numbers; }
};

template <class T, std::size_t Size>
    requires(Size * sizeof(T) > 64 * 1024)
struct CallScratch<T, Size> {
    AlignedArray<T> numbers = AlignedArray<T>::unset(Size);
    [[nodiscard]] T* data() { return numbers.data(); }
};

/// Size numbers, 0 at first, as one regular value: in place up to 16 KiB, above in one aligned block on the
/// heap, so that no object is too large for a stack. A block moved from is empty until it is assigned to.
template <class T, std::size_t Size>
class Block {
public:
    Block() = default;
    Block(Block const& other) { std::copy_n(other.data(), Size, data()); }
    Block(Block&& other) noexcept = default;
    Block& operator=(Block const& other)
    {
        if (data() == nullptr) numbers_ = Numbers();
        if (this != &other) std::copy_n(other.data(), Size, data());
        return *this;
    }
    Block& operator=(Block&& other) noexcept = default;
    ~Block() = default;

    [[nodiscard]] T* data() { return numbers_.data(); }
    [[nodiscard]] T const* data() const { return numbers_.data(); }

    friend bool operator==(Block const& a, Block const& b)
    {
        if (a.data() == nullptr || b.data() == nullptr) return a.data() == b.data();
        return std::equal(a.data(), a.data() + Size, b.data());
    }

private:
    struct InPlace {
        alignas(AlignedArray<T>::alignment) std::array<T, Size> numbers{};
        T* data() { return numbers.data(); }
        T const* data() const { return numbers.data(); }
    };
    struct OnHeap : AlignedArray<T> {
        OnHeap() : AlignedArray<T>(Size) {}
    };
    using Numbers = std::conditional_t<Size * sizeof(T) <= 16 * 1024, InPlace, OnHeap>;
    Numbers numbers_;
};

} // namespace lamina::core
