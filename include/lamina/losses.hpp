// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/losses/cross_entropy_loss.hpp>
#include <lamina/losses/l1_loss.hpp>
#include <lamina/losses/mse_loss.hpp>
