// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cstddef>
#include <cstdint>

namespace lamina::random {

/// The Mersenne Twister, with std::mt19937's numbers: all 32 bits of each are uniform. (Matsumoto and
/// Nishimura, ACM Transactions on Modeling and Computer Simulation 8, 1998; seeded as they did in 2002. The
/// standard library's comes with <random>, which is 3 % of what a network without training takes to compile.)
class MT19937 {
public:
    constexpr explicit MT19937(std::uint32_t seed)
    {
        state_[0] = seed;
        for (std::uint32_t i = 1; i < size; ++i)
            state_[i] = 1812433253U * (state_[i - 1] ^ state_[i - 1] >> 30) + i;
    }

    /// The next number.
    constexpr std::uint32_t operator()()
    {
        if (next_ == size) renew();
        std::uint32_t number = state_[next_++];
        number ^= number >> 11;
        number ^= number << 7 & 0x9D2C5680U;
        number ^= number << 15 & 0xEFC60000U;
        return number ^ number >> 18;
    }

private:
    static constexpr std::size_t size = 624, middle = 397;

    constexpr void renew()
    {
        for (std::size_t i = 0; i < size; ++i) {
            std::uint32_t const joined = (state_[i] & 0x80000000U) | (state_[(i + 1) % size] & 0x7FFFFFFFU);
            state_[i] = state_[(i + middle) % size] ^ joined >> 1 ^ (joined & 1U) * 0x9908B0DFU;
        }
        next_ = 0;
    }

    std::uint32_t state_[size]{};
    std::size_t next_ = size;
};

} // namespace lamina::random
