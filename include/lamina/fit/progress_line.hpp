// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/fit/history.hpp>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace lamina::core {

/// Seconds of a clock that nothing sets.
inline double seconds_now()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// How training goes, on the standard error stream: on a terminal one line, which is written anew, elsewhere
/// one for each epoch.
class ProgressLine {
public:
    ProgressLine(bool shown, std::size_t epochs, std::size_t steps)
        : shown_(shown), on_terminal_(shown && isatty(STDERR_FILENO) == 1), epochs_(epochs), steps_(steps)
    {}
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;
    ~ProgressLine()
    {
        if (is_open_) std::fputc('\n', stderr);
    }

    [[nodiscard]] double seconds() const { return seconds_now() - start_; }

    /// After a step, the number `made` of all; on a terminal, five times a second.
    void step(std::size_t epoch, std::size_t made, double loss)
    {
        if (!on_terminal_ || (made % 64 != 0 && made != 1)) return;
        double const now = seconds_now();
        if (now - shown_at_ < 0.2) return;
        shown_at_ = now;
        Epoch current;
        current.epoch = epoch;
        current.loss = loss;
        show(current, made);
    }

    /// After an epoch.
    void epoch(Epoch const& epoch, std::size_t made)
    {
        if (shown_) show(epoch, made);
        if (shown_ && !on_terminal_) end();
    }

    /// Something else to say, on a line of its own.
    void say(char const* text)
    {
        if (!shown_) return;
        if (is_open_) std::fputc('\n', stderr);
        std::fprintf(stderr, "%s\n", text);
        is_open_ = false;
    }

private:
    void show(Epoch const& at, std::size_t made)
    {
        double const passed = seconds();
        double const rate = passed > 0 ? static_cast<double>(made) / passed : 0;
        std::fprintf(stderr, "%sepoch %zu/%zu  loss %.4g", on_terminal_ ? "\r\x1b[K" : "", at.epoch, epochs_,
                     at.loss);
        if (!std::isnan(at.validation_loss)) std::fprintf(stderr, "  validation %.4g", at.validation_loss);
        if (!std::isnan(at.validation_accuracy))
            std::fprintf(stderr, "  accuracy %.4f", at.validation_accuracy);
        std::fprintf(stderr, "  %.0f steps/s", rate);
        if (made < steps_ && rate > 0)
            std::fprintf(stderr, "  %.0f s left", static_cast<double>(steps_ - made) / rate);
        std::fflush(stderr);
        is_open_ = true;
    }
    void end()
    {
        std::fputc('\n', stderr);
        is_open_ = false;
    }

    bool shown_, on_terminal_;
    bool is_open_ = false;
    std::size_t epochs_, steps_;
    double start_ = seconds_now();
    double shown_at_ = 0;
};

} // namespace lamina::core
