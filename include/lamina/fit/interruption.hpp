// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <csignal>

namespace lamina::core {

/// While it lives, Ctrl-C (SIGINT) is noted, not obeyed; a second one ends the program as ever. A program
/// that ignores SIGINT goes on ignoring it.
class Interruption {
public:
    Interruption() : before_(std::signal(SIGINT, note))
    {
        noted() = 0;
        if (before_ == SIG_IGN) std::signal(SIGINT, SIG_IGN);
    }
    Interruption(Interruption const&) = delete;
    Interruption& operator=(Interruption const&) = delete;
    ~Interruption() { std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_); }

    /// Whether there was one.
    [[nodiscard]] static bool came() { return noted() != 0; }

private:
    static std::sig_atomic_t volatile& noted()
    {
        static std::sig_atomic_t volatile flag = 0;
        return flag;
    }
    static void note(int /*signal*/)
    {
        noted() = 1;
        std::signal(SIGINT, SIG_DFL);
    }

    void (*before_)(int);
};

} // namespace lamina::core
