// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/data.hpp>
#include <lamina/expression/composition.hpp>
#include <lamina/expression/wrt.hpp>
#include <lamina/fit.hpp>
#include <lamina/formula/formula.hpp>
#include <lamina/formula/loss.hpp>
#include <lamina/formula/update_rule.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses.hpp>
#include <lamina/math.hpp>
#include <lamina/metrics.hpp>
#include <lamina/model/summary.hpp>
#include <lamina/model/to_dot.hpp>
#include <lamina/network.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/network/predict.hpp>
#include <lamina/network/softmax.hpp>
#include <lamina/network/state_dict.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/plan.hpp>
#include <lamina/random.hpp>
#include <lamina/trainer.hpp>
