// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

namespace lamina::core {

/// std::invalid_argument where a tolerance is none.
inline void require_tolerances(char const* optimizer, double gradient, double change)
{
    if (!(gradient >= 0 && change >= 0))
        raise<std::invalid_argument>({"lamina: the ", gradient >= 0 ? "tolerance_change" : "tolerance_grad",
                                      " of ", optimizer,
                                      " is negative or not a number; give 0 or a small number."});
}

} // namespace lamina::core
