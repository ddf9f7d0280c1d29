// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/lbfgs.hpp>
#include <lamina/full_batch/levenberg_marquardt.hpp>
#include <lamina/full_batch/minimise.hpp>
