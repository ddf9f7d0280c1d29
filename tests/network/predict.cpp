// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/predict.hpp>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Warray-bounds" // g++ 12 at -O3 of xt::argmax, which a case calls beside ours
#endif

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/random/numpy.hpp>

#if __has_include(<xtensor/misc/xsort.hpp>) // 0.26 and later
#include <xtensor/misc/xsort.hpp>
#else
#include <xtensor/xsort.hpp>
#endif

using namespace lamina;
using namespace xt;

namespace {
using A = Sequential<Linear<2, 7>, Tanh, Linear<7, 3>>;
} // namespace

TEST_CASE("predict gives the label of each row, and of one sample")
{
    auto const check = [](auto const& net) {
        xtensor<float, 2> const x = random::NumPy{1}.uniform(-4, 4, 50, 2);
        auto const y = net(x);
        auto const labels = predict(net, x);
        static_assert(std::same_as<decltype(labels), xtensor<std::size_t, 1> const>);
        xtensor<std::size_t, 1> const wanted = xt::argmax(y, 1);
        CHECK((labels == wanted));
        CHECK((predict(net, 1.0F * x) == wanted));
        for (std::size_t row = 0; row < 50; ++row) {
            std::size_t const one = predict(net, {x(row, 0), x(row, 1)});
            CHECK(one == wanted(row));
            CHECK(predict(net, xtensor<float, 1>{x(row, 0), x(row, 1)}) == one);
            CHECK(predict(net, xtensor_fixed<float, xshape<2>>{x(row, 0), x(row, 1)}) == one);
        }
        xtensor_fixed<float, xshape<3, 2>> const few = view(x, range(0, 3), all());
        CHECK((predict(net, few) == xtensor<std::size_t, 1>(view(wanted, range(0, 3)))));
        CHECK(predict(net, xtensor<float, 2>::from_shape({0, 2})).size() == 0);
        CHECK_THROWS_AS(predict(net, y), ShapeError);
    };
    check(Network<A>{random::Torch{2}});
    check(reference::Network<A>{random::Torch{2}});
}
