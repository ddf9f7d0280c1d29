// SPDX-License-Identifier: BSL-1.0
// Every header that the CUDA backend will share, in a translation unit of nvcc, without xsimd.
#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/math.hpp>
#include <lamina/model/parameters.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/model/to_dot.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/state_dict.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>
#include <lamina/random/torch.hpp>

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
