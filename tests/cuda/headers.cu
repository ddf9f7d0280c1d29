// SPDX-License-Identifier: BSL-1.0
// Every header that the CUDA backend will share, in a translation unit of nvcc, without xsimd.
#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/gradient.hpp>
#include <lamina/losses.hpp>
#include <lamina/math.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/parameters.hpp>
#include <lamina/random/numpy.hpp>
#include <lamina/random/torch.hpp>
#include <lamina/state_dict.hpp>
#include <lamina/summary.hpp>
#include <lamina/to_dot.hpp>
#include <lamina/trainer.hpp>

#ifdef XSIMD_VERSION_MAJOR
#error "a header that CUDA shares includes xsimd"
#endif

using namespace lamina;
using namespace lamina::core;

// The reference backend trains in nvcc's host code, at run time and at compile time.
constexpr double trained = [] {
    reference::Network<Sequential<Named<"only", Linear<2, 1>>, Sigmoid>, double> net{zeros};
    net.set<"only.weight">({{0.5, -0.5}});
    Trainer trainer{net, MSELoss{}, SGD{.lr = 1, .momentum = 0.5}};
    trainer.step({{1, 2}}, {{1}});
    return net({1, 2})[0];
}();
static_assert(trained > 0.6 && trained < 0.8);
