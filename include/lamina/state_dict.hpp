// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays.hpp>
#include <lamina/network.hpp>
