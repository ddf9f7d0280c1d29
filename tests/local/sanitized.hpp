// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace lamina::laws {

/// Whether the program is compiled to stop at undefined behaviour, before what is tested says its own words.
#if defined __has_feature
#if __has_feature(undefined_behavior_sanitizer)
inline constexpr bool stops_at_undefined = true;
#else
inline constexpr bool stops_at_undefined = false;
#endif
#else
inline constexpr bool stops_at_undefined = false;
#endif

} // namespace lamina::laws
