// SPDX-License-Identifier: BSL-1.0
#pragma once

#ifdef __linux__
#include <sched.h>
#endif

/// This thread, and those that it starts, on one core for the time of its life.
class OnOneCore {
#ifdef __linux__
public:
    OnOneCore()
    {
        sched_getaffinity(0, sizeof before_, &before_);
        int core = 0;
        while (!CPU_ISSET(core, &before_)) ++core;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(core, &one);
        sched_setaffinity(0, sizeof one, &one);
    }
    OnOneCore(OnOneCore const&) = delete;
    OnOneCore& operator=(OnOneCore const&) = delete;
    ~OnOneCore() { sched_setaffinity(0, sizeof before_, &before_); }

private:
    cpu_set_t before_;
#endif
};
