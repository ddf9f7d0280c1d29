// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <csignal>
#include <cstdlib>
#include <cstring>

/// Ends the program, with 0 where call() gives the error handler this text and then aborts.
[[noreturn]] inline void ends_with(char const* text, auto const& call)
{
    static char const* wanted = nullptr;
    static int result = 2; // the handler was not called
    wanted = text;
    lamina::set_error_handler([](char const* given) { result = std::strcmp(given, wanted) == 0 ? 0 : 3; });
    std::signal(SIGABRT, [](int) { std::_Exit(result); });
    call();
    std::_Exit(4); // not aborted
}
