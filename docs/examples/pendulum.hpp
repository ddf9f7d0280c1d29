// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/architecture.hpp>

using Pendulum = lamina::Sequential<lamina::Linear<4, 32>, lamina::Tanh, lamina::Linear<32, 1>>;
