// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes/bits.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <bit>

using namespace lamina;
using namespace lamina::core;

namespace {

template <class T, class Arch>
void check_bits()
{
    using Lanes = cpu::Lanes<T, Arch>;
    using Bits = cpu::BitsOf<T, Arch>;
    using Word = typename Bits::value_type;
    static_assert(Bits::size == Lanes::size && sizeof(Word) == sizeof(T));
    alignas(64) Word words[Lanes::size];
    Lanes const numbers = Lanes::index() - Lanes(T(1.5));
    cpu::bits_of(numbers).store_aligned(words);
    for (std::size_t i = 0; i < Lanes::size; ++i)
        CHECK(words[i] == std::bit_cast<Word>(static_cast<T>(i) - T(1.5)));
    CHECK(cpu::sum(cpu::from_bits<T, Arch>(cpu::bits_of(numbers))) == cpu::sum(numbers));
}

} // namespace

TEMPLATE_LIST_TEST_CASE("The bits of lanes are those of their numbers, there and back", "", laws::Widths)
{
    check_bits<float, TestType>();
    check_bits<double, TestType>();
}
