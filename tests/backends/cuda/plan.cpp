// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/plan.hpp>

#include "backends/cuda/emulated_device.hpp"
#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>

using namespace lamina;
using cuda::Family;

namespace {

template <class T, class Optimizer, class... Layers>
using Plan = cuda::Plan<laws::EmulatedDevice, T, ModelOf<Sequential<Layers...>>, MSELoss<>, Optimizer>;

template <class T, class Optimizer = SGD<>>
using Tiny = Plan<T, Optimizer, Linear<1, 10>, ReLU, Linear<10, 1>>;
static_assert(Tiny<double>::family == Family::lanes && Tiny<double>::registers == 124);
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
