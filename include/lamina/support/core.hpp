// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

/// What is not for users is in `core`, so that `using namespace lamina;` brings no name of it into a program;
/// backends see it.
namespace lamina::core {}
namespace lamina::reference {
using namespace core;
}
namespace lamina::cpu {
using namespace core;
}
namespace lamina::cuda {
using namespace core;
}
