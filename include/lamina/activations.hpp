// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/activations/identity.hpp>
#include <lamina/activations/log_softmax.hpp>
#include <lamina/activations/relu.hpp>
#include <lamina/activations/sigmoid.hpp>
#include <lamina/activations/softmax.hpp>
#include <lamina/activations/tanh.hpp>
