// SPDX-License-Identifier: BSL-1.0
// The network of an imagined project and what it must keep to.
#include <lamina/lamina.hpp>

using namespace lamina;

#ifdef SLIP
using Pendulum = Sequential<Linear<4, 3>, Tanh, Linear<4, 1>>;
#else
using Pendulum = Sequential<Linear<4, 3>, Tanh, Linear<3, 1>>;
#endif

static_assert(input_size<Pendulum> == 4 && output_size<Pendulum> == 1);
static_assert(parameter_count<Pendulum> == 4 * 3 + 3 + 3 * 1 + 1);
