// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/cpu/plan.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/composition.hpp>
#include <lamina/formula.hpp>
#include <lamina/gradient.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/layers/named.hpp>
#include <lamina/loss.hpp>
#include <lamina/losses.hpp>
#include <lamina/math.hpp>
#include <lamina/matrix_view.hpp>
#include <lamina/metrics.hpp>
#include <lamina/network.hpp>
#include <lamina/optimizer.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>
#include <lamina/random/torch.hpp>
#include <lamina/state_dict.hpp>
#include <lamina/summary.hpp>
#include <lamina/to_dot.hpp>
#include <lamina/trainer.hpp>
#include <lamina/wrt.hpp>
