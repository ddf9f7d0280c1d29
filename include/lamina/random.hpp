// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/numpy.hpp>
#include <lamina/random/pcg64.hpp>
#include <lamina/random/torch.hpp>
