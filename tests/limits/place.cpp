// SPDX-License-Identifier: BSL-1.0
// Networks in classes that are put where they may not lie.
#include "catch.hpp"
#include "local/last_words.hpp"
#include "local/sanitized.hpp"

#include <lamina/lamina.hpp>

#include <cstdlib>
#include <cstring>

using namespace lamina;
using namespace lamina::core;

namespace {

/// A host's class whose operator new gives 16 bytes of alignment.
template <class Net>
struct Plugin {
    static void* operator new(std::size_t size)
    {
        return static_cast<char*>(std::aligned_alloc(64, (size + 127) / 64 * 64)) + 16;
    }
    static void operator delete(void* plugin) { std::free(static_cast<char*>(plugin) - 16); }

    Net net;
};

using Small = Sequential<Linear<20, 20>, Tanh, Linear<20, 2>>;
using Large = Sequential<Linear<70, 70>, Tanh, Linear<70, 2>>;

template <class Net>
auto answer(Net const& net)
{
    std::array<float, Net::inputs> x{};
    x[3] = 1;
    std::array<float, Net::outputs> y{};
    net.forward(x, y);
    return y;
}

} // namespace

TEST_CASE("A network in a class whose operator new gives too little says so, one on the heap works")
{
    if (laws::stops_at_undefined) return;
    CHECK_THROWS_AS(new Plugin<Network<Small>>, AlignmentError);
    CHECK_THROWS_AS(new Plugin<Network<Small>>{Network<Small>{zeros}}, AlignmentError);
    CHECK_THROWS_AS(new Plugin<Parameters<Small>>, AlignmentError);
    std::unique_ptr<Plugin<Network<Large>>> const large(new Plugin<Network<Large>>);
    CHECK(answer(large->net) == answer(Network<Large>{}));
    std::unique_ptr<Plugin<reference::Network<Small>>> const plain(new Plugin<reference::Network<Small>>);
    CHECK(answer(plain->net) == answer(reference::Network<Small>{}));
}

TEST_CASE("So does a copy in a pool, and a move, which is noexcept, ends the program with the same words")
{
    if (laws::stops_at_undefined) return;
    alignas(64) std::byte pool[sizeof(Network<Small>) + 64];
    Network<Small> net;
    CHECK_THROWS_AS(new (pool + 16) Network<Small>(std::as_const(net)), AlignmentError);
    CHECK(
        laws::last_words([&] { new (pool + 16) Network<Small>(std::move(net)); })
            .find("lamina: a network or Parameters of up to 16 KiB lies in its object, at a multiple of 64; "
                  "this one is 16 bytes past one.") != std::string::npos);
    auto* const copy = new (pool) Network<Small>(net);
    CHECK(answer(*copy) == answer(net));
    copy->~Network<Small>();
}
