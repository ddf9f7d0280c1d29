// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/samples.hpp>

#include "backends/cuda/emulated_group.hpp"
#include "catch.hpp"

#include <lamina/arrays/sources.hpp>

using namespace lamina;
using namespace lamina::core;

static_assert(Backend<cuda::Samples<laws::EmulatedGroup<1>>, float>);

TEST_CASE("A contraction and its gradients with a sample in each lane")
{
    using G = laws::EmulatedGroup<2>;
    using T = laws::PerLane<double, 2>;
    using Lanes = std::array<double, 2>;
    using Verbs = cuda::Samples<G>;
    T weight[]{T(1), T(2), T(3), T(4)}; // (2, 2)
    T x[2], y[2], dw[4]{};
    cuda::LaneRow<T, G> const in{x}, out{y};
    std::array<double, 4> const source{1, 10, 2, 20};
    copy_in(rows_of(source.data(), std::size_t{2}, 2), 0, 2, Constant<2>{}, in);
    CHECK(x[1].lanes == Lanes{10, 20});
    Constant<2> const two;
    Dense<Constant<2>, Constant<2>, false> const dense;
    Verbs::contract<T>(dense, two, in, weight, ZeroStart{}, Store<cuda::LaneRow<T, G>>{out}, OneThread{});
    CHECK(y[0].lanes == Lanes{21, 42});
    CHECK(y[1].lanes == Lanes{43, 86});
    Verbs::contract_back<T>(dense, two, out, weight, nullptr, true, Store<cuda::LaneRow<T, G>>{in},
                            OneThread{});
    CHECK(x[0].lanes == Lanes{150, 300});
    Verbs::contract_rows<T>(dense, two, in, out, Accumulate<PerColumn<T>>{{dw}}, OneThread{});
    CHECK(dw[0].lanes == Lanes{3150, 12600});
    CHECK(Verbs::sum<T>(two, two, Load<cuda::LaneRow<T, G>>{out}).lanes == Lanes{64, 128});
}
