// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cstddef>
#include <string_view>

namespace lamina::core {

/// Whether a text begins with a pattern, in which * stands for any characters, also none.
constexpr bool begins_with(std::string_view text, std::string_view pattern)
{
    if (pattern.empty()) return true;
    if (pattern.front() != '*')
        return !text.empty() && text.front() == pattern.front() &&
               begins_with(text.substr(1), pattern.substr(1));
    for (std::size_t skipped = 0; skipped <= text.size(); ++skipped)
        if (begins_with(text.substr(skipped), pattern.substr(1))) return true;
    return false;
}

} // namespace lamina::core
