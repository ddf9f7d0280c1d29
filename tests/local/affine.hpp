// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/random/numpy.hpp>

namespace lamina::laws {

using namespace core;

/// Arrays for two layers: samples, a weight and a bias, a second weight.
inline random::NumPy numpy{3};
inline xt::xtensor<double, 2> const x = numpy.uniform(-1, 1, 5, 4);
inline xt::xtensor<double, 2> const W = numpy.uniform(-1, 1, 6, 4);
inline xt::xtensor<double, 1> const b = numpy.uniform(-1, 1, 6);
inline xt::xtensor<double, 2> const V = numpy.uniform(-1, 1, 2, 6);

/// The largest difference of their elements.
double apart(auto const& a, auto const& b) { return xt::amax(xt::abs(a - b))(); }

/// x W^T + b, written out.
xt::xtensor<double, 2> affine(xt::xtensor<double, 2> const& x, xt::xtensor<double, 2> const& W,
                              auto const& bias)
{
    auto y = xt::xtensor<double, 2>::from_shape({x.shape(0), W.shape(0)});
    for (std::size_t r = 0; r < x.shape(0); ++r)
        for (std::size_t o = 0; o < W.shape(0); ++o) {
            y(r, o) = bias(o);
            for (std::size_t i = 0; i < x.shape(1); ++i) y(r, o) += x(r, i) * W(o, i);
        }
    return y;
}

} // namespace lamina::laws
