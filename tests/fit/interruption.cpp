// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/interruption.hpp>

#include "catch.hpp"

using lamina::core::Interruption;

namespace {
int obeyed = 0;
void obey(int /*signal*/) { ++obeyed; }
} // namespace

TEST_CASE("Ctrl-C is noted while it lives, and obeyed before and after")
{
    std::signal(SIGINT, obey);
    std::raise(SIGINT);
    CHECK(obeyed == 1);
    {
        Interruption const interruption;
        CHECK(!Interruption::came());
        std::raise(SIGINT);
        CHECK(Interruption::came());
        CHECK(obeyed == 1);
        CHECK(std::signal(SIGINT, SIG_IGN) == SIG_DFL); // a second one ends the program
    }
    CHECK(std::signal(SIGINT, obey) == obey);
    {
        Interruption const another;
        CHECK(!Interruption::came());
    }
    std::signal(SIGINT, SIG_IGN);
    {
        Interruption const ignored;
        std::raise(SIGINT);
        CHECK(!Interruption::came());
    }
    CHECK(std::signal(SIGINT, SIG_DFL) == SIG_IGN);
}
