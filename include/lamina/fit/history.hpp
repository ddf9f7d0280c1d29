// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace lamina {

/// What `fit` says of an epoch; what was not measured is NaN.
struct Epoch {
    static constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

    std::size_t epoch = 0;                 ///< from 1
    double loss = not_measured;            ///< the mean of its batches' losses before their steps, by rows
    double validation_loss = not_measured; ///< after it
    double validation_accuracy = not_measured; ///< of class labels
    double learning_rate = not_measured;       ///< of its last step
    double seconds = 0;                        ///< since `fit` began

    /// What epochs are compared by: the loss in validation, and in training where there is none.
    [[nodiscard]] double measure() const { return std::isnan(validation_loss) ? loss : validation_loss; }
};

/// The epochs that `fit` made, and how it ended: a History. (A template, whose functions are compiled where
/// they are used.)
template <class Epoch>
class BasicHistory {
public:
    [[nodiscard]] std::size_t size() const { return epochs_.size(); }
    [[nodiscard]] Epoch const& operator[](std::size_t i) const { return epochs_.at(i); }
    [[nodiscard]] auto begin() const { return epochs_.begin(); }
    [[nodiscard]] auto end() const { return epochs_.end(); }

    /// The epoch of the least loss in validation, or in training where there is none, the first of equal
    /// ones; std::logic_error where there is no epoch.
    [[nodiscard]] Epoch const& best() const
    {
        if (epochs_.empty())
            core::raise<std::logic_error>("lamina: this history has no epoch, so no best one.");
        std::size_t best = 0;
        for (std::size_t i = 1; i < epochs_.size(); ++i)
            if (epochs_[i].measure() < epochs_[best].measure()) best = i;
        return epochs_[best];
    }

    bool stopped_early = false; ///< because validation had not improved for so long
    bool interrupted = false;   ///< by Ctrl-C

    void add(Epoch const& epoch) { epochs_.push_back(epoch); }

    /// Writes a table for spreadsheets and `lamina-plot`: epoch, loss, validation_loss, learning_rate,
    /// seconds, validation_accuracy, what was not measured being empty. std::runtime_error where the file
    /// cannot be written.
    void write_csv(std::string const& path) const
    {
        std::FILE* const file = std::fopen(path.c_str(), "w");
        bool written = file != nullptr;
        if (written) {
            written = std::fputs("epoch,loss,validation_loss,learning_rate,seconds,validation_accuracy\n",
                                 file) >= 0;
            for (Epoch const& epoch : epochs_) written = written && write(file, epoch);
            written = std::fclose(file) == 0 && written;
        }
        if (!written)
            core::raise<std::runtime_error>({"lamina: the history of this training cannot be written to \"",
                                             path, "\": is there such a folder, and space?"});
    }

private:
    static bool write(std::FILE* file, Epoch const& epoch)
    {
        bool written = std::fprintf(file, "%zu", epoch.epoch) > 0;
        for (double const number : {epoch.loss, epoch.validation_loss, epoch.learning_rate, epoch.seconds,
                                    epoch.validation_accuracy})
            written = written && (std::isnan(number) ? std::fputs(",", file) >= 0
                                                     : std::fprintf(file, ",%.9g", number) > 0);
        return written && std::fputs("\n", file) >= 0;
    }

    std::vector<Epoch> epochs_;
};
/// What `fit` returns; see BasicHistory.
using History = BasicHistory<Epoch>;

} // namespace lamina
