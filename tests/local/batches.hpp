// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations/tanh.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/sequential.hpp>
#include <lamina/random/numpy.hpp>

/// Batches that trainers are tried with, and the networks that they fit.
namespace lamina::batches {

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;
inline xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, 10, 3);
inline xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(-1, 1, 10, 2);

// narrow on every instruction set: its steps on a batch of a known size work in memory on the stack
using Small = Sequential<Linear<1, 1>, Tanh, Linear<1, 1>>;
using Few = xt::xtensor_fixed<float, xt::xshape<10, 1>>;
inline Few const few = random::NumPy{3}.uniform(-1, 1, 10, 1);
inline Few const wanted_few = random::NumPy{4}.uniform(-1, 1, 10, 1);

} // namespace lamina::batches
