// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/layers/linear.hpp>
#include <lamina/layers/named.hpp>
