// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lamina {

/// Why a minimisation ended.
enum class Ending {
    gradient,    ///< every slope of the loss is within tolerance_grad of 0
    change,      ///< a step changes the loss or the parameters by no more than tolerance_change
    iterations,  ///< max_iter were made
    no_decrease, ///< no step made the loss smaller: of a loss at the limit of its digits, mostly
    callback,    ///< the callback returned false
};

/// What `minimise` came to.
struct Minimum {
    double loss = 0;                    ///< at the parameters that the network has now
    std::size_t iterations = 0;         ///< steps that were made
    std::size_t evaluations = 0;        ///< how often the loss of the batch was computed
    Ending ending = Ending::iterations; ///< why it ended
    std::vector<double> losses;         ///< at the start and after each iteration, so one more than those

    /// Whether it ended because there was little left to gain.
    [[nodiscard]] bool converged() const { return ending == Ending::gradient || ending == Ending::change; }

    /// Why it ended, in words.
    [[nodiscard]] std::string_view why() const
    {
        switch (ending) {
        case Ending::gradient:
            return "every slope is within tolerance_grad of 0";
        case Ending::change:
            return "the last step was within tolerance_change";
        case Ending::iterations:
            return "max_iter iterations were made";
        case Ending::no_decrease:
            return "no step made the loss smaller";
        case Ending::callback:
            return "the callback returned false";
        }
        return "";
    }
};

} // namespace lamina
