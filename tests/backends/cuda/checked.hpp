// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/math.hpp>

#include <compare>
#include <cstddef>

namespace lamina::laws {

using namespace core;

/// Who is at work on an emulated block, how many barriers all its threads have passed, and the races found.
struct Watch {
    static constexpr int everyone = -1; ///< outside of `each`
    static constexpr int several = -2;

    static inline int thread = everyone;
    static inline std::size_t phase = 1;
    static inline std::size_t races = 0;
};

/// A number that remembers, in a memory that threads share, who has touched it since the last barrier: two
/// threads of which one writes are a race, in whichever order they come. A copy is another number.
template <class T>
class Checked {
public:
    using value_type = T;

    Checked() = default;
    Checked(T value) : value_(value) {}
    Checked(Checked const& other) : value_(other.read()) {}
    Checked& operator=(Checked const& other)
    {
        T const value = other.read();
        wrote();
        value_ = value;
        return *this;
    }
    ~Checked() = default;
    explicit operator T() const { return read(); }

    /// From now on it lies in shared memory; nobody has touched it.
    void share() { shared_ = true; }

    friend Checked operator+(Checked const& a, Checked const& b) { return a.read() + b.read(); }
    friend Checked operator-(Checked const& a, Checked const& b) { return a.read() - b.read(); }
    friend Checked operator*(Checked const& a, Checked const& b) { return a.read() * b.read(); }
    friend Checked operator/(Checked const& a, Checked const& b) { return a.read() / b.read(); }
    friend Checked operator-(Checked const& a) { return -a.read(); }
    friend auto operator<=>(Checked const& a, Checked const& b) { return a.read() <=> b.read(); }
    friend bool operator==(Checked const& a, Checked const& b) { return a.read() == b.read(); }
    friend Checked exp(Checked const& a) { return math::exp(a.read()); }
    friend Checked sqrt(Checked const& a) { return math::sqrt(a.read()); }
    friend Checked log(Checked const& a) { return math::log(a.read()); }
    friend Checked tanh(Checked const& a) { return math::tanh(a.read()); }

private:
    [[nodiscard]] T read() const
    {
        if (shared_) {
            if (written_in_ == Watch::phase && writer_ != Watch::thread) ++Watch::races;
            reader_ = read_in_ == Watch::phase && reader_ != Watch::thread ? Watch::several : Watch::thread;
            read_in_ = Watch::phase;
        }
        return value_;
    }
    void wrote()
    {
        if (!shared_) return;
        bool const written = written_in_ == Watch::phase && writer_ != Watch::thread;
        bool const read = read_in_ == Watch::phase && reader_ != Watch::thread;
        if (Watch::thread == Watch::everyone || written || read) ++Watch::races;
        writer_ = Watch::thread;
        written_in_ = Watch::phase;
    }

    T value_{};
    bool shared_ = false;
    int writer_ = 0;
    mutable int reader_ = 0;
    std::size_t written_in_ = 0;
    mutable std::size_t read_in_ = 0;
};

} // namespace lamina::laws
