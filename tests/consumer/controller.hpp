// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/architecture.hpp>

using Controller = lamina::Sequential<lamina::Linear<3, 2>, lamina::ReLU, lamina::Linear<2, 1>>;
