// SPDX-License-Identifier: BSL-1.0
// Lamina's headers after macros that the standard library, Boost and xtensor survive too.
#include "macros.hpp"
#include "use.hpp"

#include <lamina/lamina.hpp>
