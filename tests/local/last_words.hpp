// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace lamina::laws {

/// What a process of its own has written to the standard error stream when `work` has ended it; "" where it
/// went on.
inline std::string last_words(auto const& work)
{
    int ends[2];
    if (pipe(ends) != 0) return "no pipe";
    pid_t const child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL); // not Catch's report of it
        work();
        _exit(0);
    }
    close(ends[1]);
    std::string said;
    char piece[256];
    for (ssize_t count; (count = read(ends[0], piece, sizeof piece)) > 0;)
        said.append(piece, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "" : said;
}

} // namespace lamina::laws
