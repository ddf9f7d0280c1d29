// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/progress_line.hpp>

#include "catch.hpp"

#include <fcntl.h>
#include <string>

using namespace lamina;
using namespace lamina::core;

namespace {
/// What is written to the standard error stream while use() runs.
std::string written_by(auto const& use)
{
    std::FILE* const file = std::tmpfile();
    std::fflush(stderr);
    int const before = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    use();
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    std::string text(static_cast<std::size_t>(std::ftell(file)), ' ');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}
} // namespace

TEST_CASE("Where there is no terminal every epoch has a line, and steps none")
{
    auto const text = written_by([] {
        ProgressLine line{true, 2, 20};
        line.step(1, 1, 0.5);
        Epoch epoch;
        epoch.epoch = 1;
        epoch.loss = 0.5;
        line.epoch(epoch, 10);
        line.say("a word");
        epoch.epoch = 2;
        epoch.validation_loss = 0.25;
        epoch.validation_accuracy = 0.875;
        line.epoch(epoch, 20);
    });
    INFO(text);
    CHECK(text.starts_with("epoch 1/2  loss 0.5  "));
    CHECK(text.find(" steps/s") != text.npos);
    CHECK(text.find("\na word\nepoch 2/2  loss 0.5  validation 0.25  accuracy 0.8750  ") != text.npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 3);
}

TEST_CASE("Nothing is said where nothing is to be shown")
{
    CHECK(written_by([] {
              ProgressLine line{false, 1, 1};
              line.step(1, 1, 0.5);
              line.epoch({}, 1);
              line.say("a word");
          }).empty());
}
