// SPDX-License-Identifier: BSL-1.0
#include <lamina/portable/portable_network.hpp>

#if defined XSIMD_VERSION_MAJOR || defined XTENSOR_VERSION_MAJOR
#error "a portable network is to do without xsimd and xtensor"
#endif

#include "catch.hpp"
#include "local/last_words.hpp"

#include <lamina/activations.hpp>
#include <lamina/portable/network_table.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {
using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
using B = Sequential<Linear<2, 1>, Tanh>;
using Net = PortableNetwork<A>;
} // namespace

// As lamina_add_network writes them, but for processors of any kind.
template <>
struct lamina::CompiledFor<A> {
    static std::span<CompiledNetwork<float> const> list()
    {
        static CompiledNetwork<float> const all[] = {{"newest", false, nullptr},
                                                     {"new", true, &network_table<A, float>},
                                                     {"old", true, &network_table<A, float>}};
        return all;
    }
};
template <>
struct lamina::CompiledFor<B> {
    static std::span<CompiledNetwork<float> const> list()
    {
        static CompiledNetwork<float> const all[] = {{"newest", false, nullptr}};
        return all;
    }
};

TEST_CASE("A portable network takes the best that there is, or the one named")
{
    Parameters<A> const parameters = Network<A>{random::Torch{1}}.parameters();
    CHECK(Net{parameters}.arch() == "new");
    CHECK(Net(parameters, "old").arch() == "old");
    CHECK_THROWS_WITH(Net(parameters, "newest"),
                      "lamina: \"newest\" is asked for; this network is compiled for newest new "
                      "old, of which this processor has new old.");
    CHECK_THROWS_AS(Net(parameters, "no such"), ArchError);
    CHECK_THROWS_WITH(PortableNetwork<B>{Parameters<B>{}},
                      "lamina: this network is compiled for newest, of which this processor has none.");
}

TEST_CASE("A portable network is a regular value that computes what its network does")
{
    Network<A> const net{random::Torch{1}};
    Net first{net.parameters()};
    Net second = first;
    CHECK(second == first);
    CHECK(second.parameters() == net.parameters());
    second = Net(Parameters<A>{}, "old");
    CHECK(second != first);
    CHECK(second.arch() == "old");
    second = first;
    CHECK(second.arch() == "new");
    Net const third = std::move(first);
    CHECK(third == second);
    Net const of_nothing = first; // NOLINT(bugprone-use-after-move): may be copied and assigned to
    CHECK(of_nothing == first);
    CHECK(of_nothing != third);
    CHECK(of_nothing.arch() == "new");
    CHECK_THROWS_AS(of_nothing.parameters(), MovedFromError);
    std::vector<float> none(1);
    CHECK_THROWS_AS(of_nothing.forward_rows(std::array{0.5F, -2.0F}, none), MovedFromError);
    CHECK(laws::last_words([&] {
              of_nothing.forward(std::array{0.5F, -2.0F}, std::span<float, 1>(none));
          }).find("were moved to another one. Assign to it") != std::string::npos);
    first = of_nothing;
    first = third;
    CHECK(first == second);

    std::array<float, 1> one{};
    first.forward(std::array{0.5F, -2.0F}, one);
    CHECK(one == net({0.5F, -2.0F}));
    std::vector<float> y(2);
    first.forward_rows(std::vector<float>{0.5F, -2.0F, 0.5F, -2.0F}, y);
    CHECK(y[1] == Approx(one[0]).epsilon(1e-6));
    first.forward_rows({}, {}); // no rows
    CHECK_THROWS_AS(first.forward_rows({}, y), ShapeError);
    CHECK_THROWS_WITH(
        first.forward_rows(std::array{0.5F, -2.0F, 1.0F}, y),
        "lamina: the network takes 2 numbers a row and gives 1; the arrays given have 3 and 2.");
    static_assert(std::is_nothrow_move_constructible_v<Net> && std::is_nothrow_move_assignable_v<Net>);
}
