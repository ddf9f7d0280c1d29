// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace lamina::cuda {

/// What a step's launches depend on: where its arrays lie, and its numbers.
template <class T>
struct StepKey {
    std::vector<void const*> arrays;
    std::vector<T> numbers;
    std::size_t rows;
    bool has_labels;

    bool operator==(StepKey const&) const = default;
};

/// Launches that come again, also in later calls. They are made twice, which loads and chooses what they
/// need; then they are recorded, and the recording is run as long as what they depend on stays.
template <class Runtime, class Key>
class Repetition {
public:
    /// work() so many times, which launches what the key says.
    void run(Key const& key, std::size_t count, auto const& work)
    {
        if (!(key_ == key)) {
            recording_.reset();
            key_ = key;
            made_ = 0;
        }
        for (; count > 0 && made_ < 2; --count, ++made_) work();
        if (count > 0 && !recording_) recording_ = std::make_unique<Recording>(work);
        for (; count > 0; --count) recording_->run();
    }

private:
    using Recording = typename Runtime::Recording;

    std::optional<Key> key_;
    std::size_t made_ = 0;
    std::unique_ptr<Recording> recording_; // so that it can be moved
};

} // namespace lamina::cuda
