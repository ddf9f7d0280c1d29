// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/threads.hpp>

namespace lamina::core {

/// So many threads in every work that is worth two, however few cores there are.
struct Exactly {
    std::size_t count;

    [[nodiscard]] std::size_t threads() const { return count; }
    void run(auto const& work) const { Team{count}.run(work); }

    friend void with_team(Exactly team, std::size_t work, auto const& use)
    {
        team.count > 1 && work >= Threads::worth ? use(Team{team.count}) : use(OneThread{});
    }
};

} // namespace lamina::core
