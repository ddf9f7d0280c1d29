// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Lamina's version, for the preprocessor; CMake's and pkg-config's are read from here. A patch mends, a
/// minor version may change what compiles.
// NOLINTBEGIN(modernize-macro-to-enum)
#define LAMINA_VERSION_MAJOR 0
#define LAMINA_VERSION_MINOR 1
#define LAMINA_VERSION_PATCH 0
// NOLINTEND(modernize-macro-to-enum)
#define LAMINA_VERSION "0.1.0"
