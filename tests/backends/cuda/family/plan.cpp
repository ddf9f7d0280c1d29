// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/plan.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using namespace lamina::core;
using cuda::Family;

namespace {

template <class T, class Optimizer, class... Layers>
using Plan = cuda::Plan<laws::EmulatedDevice, T, ModelOf<Sequential<Layers...>>, MSELoss<>, Optimizer>;

template <class T, class Optimizer = SGD<>>
using Tiny = Plan<T, Optimizer, Linear<1, 10>, ReLU, Linear<10, 1>>;
static_assert(Tiny<double>::family == Family::lanes && Tiny<double>::registers == 172);
static_assert(Tiny<double, SGD<double>>::family == Family::resident); // momentum takes registers too
static_assert(Tiny<float, SGD<double>>::family == Family::lanes);

using Middle = Plan<float, SGD<>, Linear<64, 64>, ReLU, Linear<64, 10>>;
static_assert(Middle::family == Family::resident && Middle::tile == 64 && Middle::threads == 512);
using Wide = Plan<float, SGD<>, Linear<784, 128>, ReLU, Linear<128, 10>>;
static_assert(Wide::family == Family::layered && !Wide::Fits::value);

// less room, fewer rows at a time
static_assert(Plan<double, SGD<>, Linear<64, 64>, ReLU, Linear<64, 10>>::tile == 32);

} // namespace

TEST_CASE("A plan's shared memory holds what its body uses")
{
    CHECK(Middle::shared_bytes == (Middle::ResidentBody::memory_size + 512) * sizeof(float));
    CHECK(Middle::shared_bytes <= Middle::shared_limit);
    CHECK(Tiny<double, SGD<double>>::threads == 256);
}

TEST_CASE("A plan says why")
{
    auto const text_of = []<class P>(P) {
        return std::string(constant_text<400, cuda::WritePlan<P>>.data());
    };
    CHECK(text_of(Tiny<double>{}) ==
          "lanes: a network in 4 lanes of a warp, of batches with more rows in 32, all steps in one launch, "
          "because its numbers take 172 of at most 192 registers of each");
    CHECK(text_of(Middle{}).starts_with("resident: a block of 512 threads, 64 rows at a time in "));
    CHECK(text_of(Wide{}).starts_with(
        "layered: launches over the device, contractions by tiles of 64 by 64, "));
    CHECK(text_of(Wide{}).ends_with(" bytes of shared memory, more than 163840"));
    using Multiplied =
        cuda::Plan<laws::EmulatedLibrary, float, ModelOf<Sequential<Linear<784, 128>, ReLU, Linear<128, 10>>>,
                   MSELoss<>, SGD<>>;
    CHECK(text_of(Multiplied{}).starts_with("layered: launches over the device, contractions by cuBLASLt, "));
}
