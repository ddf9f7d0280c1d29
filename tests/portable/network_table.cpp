// SPDX-License-Identifier: BSL-1.0
#include <lamina/portable/network_table.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("A table does what the network does")
{
    using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;
    constexpr NetworkTable<float> table = network_table<A, float>;
    Network<A> const net{random::Torch{4}};

    void* const first = table.create(net.parameters().data());
    void* const other = table.copy(first);
    table.destroy(first);
    Parameters<A> back;
    table.read(other, back.data());
    CHECK(back == net.parameters());

    std::vector<float> const x{1, 2, 3, -4, 5, -6};
    std::vector<float> rows(4);
    table.forward_rows(other, 2, x.data(), rows.data());
    for (std::size_t row = 0; row < 2; ++row) {
        std::array<float, 2> expected{};
        std::array<float, 2> one{};
        net.forward(std::span<float const, 3>(x.data() + 3 * row, 3), expected);
        table.forward(other, x.data() + 3 * row, one.data());
        CHECK(one == expected);
        CHECK(rows[2 * row] == Approx(expected[0]).epsilon(1e-5));
        CHECK(rows[2 * row + 1] == Approx(expected[1]).epsilon(1e-5));
    }
    table.destroy(other);
}
