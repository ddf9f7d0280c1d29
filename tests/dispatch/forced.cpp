// SPDX-License-Identifier: BSL-1.0
#include <or_gate_network.hpp>
#include <pendulum_network.hpp>
#if defined XSIMD_VERSION_MAJOR || defined XTENSOR_VERSION_MAJOR || defined __AVX__
#error "what links lamina_add_network's library is to need neither xsimd nor xtensor nor an instruction set"
#endif

#include "catch.hpp"
#include "numbers.hpp"

#include <lamina/backends/reference/network.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

template <class A, class T>
void check_forced(double tolerance)
{
    auto const parameters = some_parameters<A, T>();
    reference::Network<A, T> const reference{parameters};
    auto const compiled = CompiledFor<A, T>::list();
    REQUIRE(!compiled.empty());
    bool best = true;
    for (auto const& [arch, available, table] : compiled) {
        CAPTURE(arch);
        if (!available) {
            CHECK_THROWS_AS((PortableNetwork<A, T>{parameters, arch}), ArchError);
            continue;
        }
        PortableNetwork<A, T> const net{parameters, arch};
        CHECK(net.arch() == arch);
        CHECK((PortableNetwork<A, T>{parameters}.arch() == arch) == best);
        best = false;
        CHECK(net.parameters() == parameters);

        constexpr std::size_t rows = 37;
        auto const x = numbers<T>(rows * input_size<A>);
        std::vector<T> y(rows * output_size<A>);
        net.forward_rows(x, y);
        for (std::size_t row = 0; row < rows; ++row) {
            std::span<T const, input_size<A>> const in(x.data() + row * input_size<A>, input_size<A>);
            std::array<T, output_size<A>> one{};
            std::array<T, output_size<A>> expected{};
            net.forward(in, one);
            reference.forward(in, expected);
            for (std::size_t i = 0; i < one.size(); ++i) {
                CHECK(one[i] == Approx(expected[i]).epsilon(tolerance).margin(tolerance));
                CHECK(y[row * one.size() + i] == Approx(expected[i]).epsilon(tolerance).margin(tolerance));
            }
        }
    }
    CHECK(!best);
}

} // namespace

TEST_CASE("Forced to each instruction set, a network gives the reference's numbers or says what there is")
{
    check_forced<Pendulum, float>(1e-5); // 32 terms of up to 1, each rounded to 6e-8
    check_forced<gates::Or, double>(1e-14);
}
