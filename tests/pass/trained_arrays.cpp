// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/trained_arrays.hpp>

#include "catch.hpp"

#include <lamina/activations/prelu.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/array_keys.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<2, 3>, PReLU<3>, Linear<3, 1, NoBias>, PReLU<>>;
using Arrays = TrainedArrays<reference::Backend, double, ModelOf<A>>;
template <class Layers>
using Of = TrainedArrays<reference::Backend, double, ModelOf<Layers>>;

/// Takes nothing but what is handed over at the end, and counts it.
struct Counts {
    static constexpr bool collects = false;
    double* gradients;
    std::vector<double>* handed_over;

    static constexpr bool updates(std::size_t /*array*/) { return true; }
    constexpr auto operator()(auto /*array*/, Part /*part*/, auto /*index*/) const
    {
        return [to = handed_over](auto const& /*place*/, double gradient) { to->push_back(gradient); };
    }
};

} // namespace

TEST_CASE("Each stage's arrays follow those of the stages before")
{
    static_assert(Arrays{}.offset<0, 0>() == 0 && Arrays{}.offset<0, 1>() == 6);
    static_assert(Arrays{}.offset<0, 2>() == 9 && Arrays{}.offset<1, 0>() == 12);
    static_assert(Arrays{}.offset<1, 1>() == 15);
}

TEST_CASE("Small networks and trained formulas have an array for their gradients from the beginning")
{
    static_assert(Of<Sequential<Linear<64, 64>>>::keeps_gradients);
    static_assert(!Of<Sequential<Linear<512, 512>>>::keeps_gradients);
    static_assert(Of<Sequential<Linear<512, 512>, PReLU<>>>::keeps_gradients);
}

TEST_CASE("Sums over places start at 0, and are handed over at the end")
{
    std::vector<double> gradients(16, 7), handed_over;
    Counts const sink{gradients.data(), &handed_over};
    Arrays const arrays;
    double* const sums = arrays.clear_sums(sink, TileBuffers<double, std::size_t>{});
    CHECK(sums == gradients.data());
    CHECK(gradients == std::vector<double>{7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0, 7, 7, 7, 0});
    for (std::size_t i = 0; i < 16; ++i) gradients[i] = static_cast<double>(i);
    arrays.gather_sums(sums, sink);
    CHECK(handed_over == std::vector<double>{9, 10, 11, 15});
}
