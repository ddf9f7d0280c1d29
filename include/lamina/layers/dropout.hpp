// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/formula/formula.hpp>

namespace lamina {

/// In training y = 0 with probability P and x / (1 - P) else, elsewhere y = x: torch.nn.Dropout(P), P from 0
/// to 1. A trainer trains; net(x), forward, gradient and loss_of do not. The numbers are a hash of the
/// trainer's seed, the step, the layer, the row of the batch and the column: the same on every backend and
/// with every number of threads. (Srivastava and others: Dropout, 2014.)
template <double P = 0.5>
struct Dropout : Formula {
    static_assert(P >= 0 && P <= 1, "lamina: a Dropout<P> drops values with a probability P from 0 to 1.");
    static constexpr auto name = "Dropout";
    using Operands = core::OperandList<core::RandomOperand>;
    static constexpr auto value(auto x, auto uniform)
    {
        constexpr double scale = P < 1 ? 1 / (1 - P) : 0;
        return where(uniform < P, 0, x * scale);
    }

    /// Where nothing is trained.
    struct Evaluated : Formula {
        static constexpr auto name = "Dropout";
        static constexpr auto value(auto x) { return x; }
    };
};

} // namespace lamina
