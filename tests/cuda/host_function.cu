// SPDX-License-Identifier: BSL-1.0
// A formula that calls a function of the host alone: no device can compute it, and the compiler must say so.
#include <lamina/activations.hpp>

using namespace lamina;
using namespace lamina::core;

double on_host(double x);

struct OnHost {
    static constexpr auto value(auto const& x) { return on_host(x); }
    static constexpr auto derivative(auto, auto dx) { return dx; }
};

struct Wrong : Formula {
    static constexpr auto value(auto x) { return 2 * symbol::apply<OnHost>(x); }
};

__global__ void values(double const* x, double* results) { results[0] = value_at<Wrong>(x[0]); }
