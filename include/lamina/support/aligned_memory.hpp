// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>

namespace lamina::core {

/// Bytes on the heap, aligned for every vector width and to the cache line, not set to anything. (Arrays of
/// several types share what a std::unique_ptr costs to compile.)
class AlignedBytes {
public:
    static constexpr std::size_t alignment = 64;

    constexpr AlignedBytes() = default;
    explicit AlignedBytes(std::size_t size) : bytes_(::operator new(size, std::align_val_t(alignment))) {}

    [[nodiscard]] void* data() const { return bytes_.get(); }

private:
    struct Release {
        void operator()(void* bytes) const { ::operator delete(bytes, std::align_val_t(alignment)); }
    };

    std::unique_ptr<void, Release> bytes_;
};

/// Numbers on the heap, 0 at first.
template <class T>
class AlignedArray {
public:
    static constexpr std::size_t alignment = AlignedBytes::alignment;

    constexpr AlignedArray() = default;
    explicit AlignedArray(std::size_t size) : bytes_(size * sizeof(T))
    {
        for (std::size_t i = 0; i < size; ++i) data()[i] = T(0);
    }

    /// Numbers that are not set to anything.
    static AlignedArray unset(std::size_t size)
    {
        AlignedArray result;
        result.bytes_ = AlignedBytes(size * sizeof(T));
        return result;
    }

    [[nodiscard]] T* data() const { return static_cast<T*>(bytes_.data()); }

private:
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

    AlignedBytes bytes_;
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

/// Stands before numbers that must start at a multiple of `alignment`: where an object that holds them is
/// put elsewhere, which a class's own operator new and pools do, it throws AlignmentError, before the first
/// aligned store to them would end the program; in a move, which is noexcept, the program ends with its text.
template <std::size_t alignment>
class AlignedPlace {
public:
    AlignedPlace() { ensure_alignment(); }
    AlignedPlace(AlignedPlace const& /*other*/) { ensure_alignment(); }
    // NOLINTNEXTLINE(bugprone-exception-escape): the program is to end
    AlignedPlace(AlignedPlace&& /*other*/) noexcept { ensure_alignment(); }
    AlignedPlace& operator=(AlignedPlace const&) = default;
    AlignedPlace& operator=(AlignedPlace&&) noexcept = default;
    ~AlignedPlace() = default;

private:
    void ensure_alignment() const
    {
        auto const volatile address = reinterpret_cast<std::uintptr_t>(this); // else believed
        if (std::size_t const off = address % alignment; off != 0) refuse(off);
    }

    [[noreturn, gnu::cold, gnu::noinline]] static void refuse(std::size_t off)
    {
        core::raise<AlignmentError>(
            {"lamina: a network or Parameters of up to 16 KiB lies in its object, at a multiple of ",
             alignment, "; this one is ", off,
             " bytes past one. Where its class has an operator new of its own, ",
             "or lies in a pool, give that alignof(the class), or hold it by std::unique_ptr."});
    }
};

/// Size numbers, 0 at first, as one regular value: in place up to 16 KiB, above in one aligned block on the
/// heap, so that no object is too large for a stack. A block on the heap that was moved from is empty: it can
/// be copied, compared and assigned to; what may write to it makes it whole again, every number 0, and what
/// only reads it throws MovedFromError.
template <class T, std::size_t Size>
class Block {
    static constexpr bool in_place = Size * sizeof(T) <= 16 * 1024;

public:
    [[nodiscard]] bool empty() const
    {
        if constexpr (in_place)
            return false;
        else
            return numbers_.data() == nullptr;
    }

    [[nodiscard]] T* data()
    {
        if (empty()) numbers_ = Numbers();
        return numbers_.data();
    }
    [[nodiscard]] T const* data() const
    {
        if (empty()) refuse_moved_from();
        return numbers_.data();
    }

    friend bool operator==(Block const& a, Block const& b)
    {
        if (a.empty() || b.empty()) return a.empty() == b.empty();
        return std::equal(a.data(), a.data() + Size, b.data());
    }

private:
    struct InPlace : AlignedPlace<AlignedArray<T>::alignment> {
        alignas(AlignedArray<T>::alignment) std::array<T, Size> numbers{};
        T* data() { return numbers.data(); }
        T const* data() const { return numbers.data(); }
    };
    struct OnHeap : AlignedArray<T> {
        OnHeap() : AlignedArray<T>(Size) {}
        OnHeap(OnHeap const& other) : AlignedArray<T>(copy_of(other.data())) {}
        OnHeap(OnHeap&&) noexcept = default;
        OnHeap& operator=(OnHeap const& other)
        {
            if (this == &other) return *this;
            if (this->data() == nullptr || other.data() == nullptr) return *this = OnHeap(other);
            std::copy_n(other.data(), Size, this->data());
            return *this;
        }
        OnHeap& operator=(OnHeap&&) noexcept = default;
        ~OnHeap() = default;

        static AlignedArray<T> copy_of(T const* numbers)
        {
            if (numbers == nullptr) return {};
            auto result = AlignedArray<T>::unset(Size);
            std::copy_n(numbers, Size, result.data());
            return result;
        }
    };
    using Numbers = std::conditional_t<in_place, InPlace, OnHeap>;
    Numbers numbers_;
};

} // namespace lamina::core
