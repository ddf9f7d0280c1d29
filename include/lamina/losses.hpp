// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/losses/bce_loss.hpp>
#include <lamina/losses/bce_with_logits_loss.hpp>
#include <lamina/losses/class_weighted.hpp>
#include <lamina/losses/cross_entropy_loss.hpp>
#include <lamina/losses/gaussian_nll_loss.hpp>
#include <lamina/losses/hinge_embedding_loss.hpp>
#include <lamina/losses/huber_loss.hpp>
#include <lamina/losses/kl_div_loss.hpp>
#include <lamina/losses/l1_loss.hpp>
#include <lamina/losses/log_cosh_loss.hpp>
#include <lamina/losses/mse_loss.hpp>
#include <lamina/losses/multi_label_soft_margin_loss.hpp>
#include <lamina/losses/multi_margin_loss.hpp>
#include <lamina/losses/nll_loss.hpp>
#include <lamina/losses/poisson_nll_loss.hpp>
#include <lamina/losses/quantile_loss.hpp>
#include <lamina/losses/smooth_l1_loss.hpp>
#include <lamina/losses/soft_margin_loss.hpp>
#include <lamina/losses/weighted.hpp>
