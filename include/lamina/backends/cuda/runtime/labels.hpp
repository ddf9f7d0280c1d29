// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/runtime/memory.hpp>
#include <lamina/pass/targets.hpp>

#include <algorithm>

namespace lamina::cuda {

/// Copies a thread's share of labels, every `parts`-th one, and finds the first row of them whose label is no
/// class; `rows` if there is none.
struct CopyLabels {
    std::size_t const* labels;
    std::size_t* to;
    std::size_t rows;
    std::size_t classes;
    std::size_t parts;
    std::size_t* found;

    constexpr void operator()(unsigned part) const
    {
        std::size_t first = rows;
        for (std::size_t row = part; row < rows; row += parts) {
            to[row] = labels[row];
            if (first == rows && labels[row] >= classes) first = row;
        }
        found[part] = first;
    }
};

/// The first of these rows, to found[0], and its label, to found[1].
struct FirstWrongLabel {
    std::size_t const* labels;
    std::size_t rows;
    std::size_t parts;
    std::size_t* found;

    constexpr void operator()(unsigned /*0*/) const
    {
        std::size_t first = rows;
        for (std::size_t part = 0; part < parts; ++part) first = found[part] < first ? found[part] : first;
        found[0] = first;
        found[1] = first < rows ? labels[first] : 0;
    }
};

/// Takes labels that lie on a device, and checks them there: two launches, and one copy for which the host
/// waits.
template <class Runtime>
class LabelCheck {
public:
    /// Copies labels; LabelError if one of them is no class.
    void copy(std::size_t const* labels, std::size_t rows, std::size_t classes, std::size_t* to)
    {
        std::size_t const parts = std::min<std::size_t>(rows, 4096);
        found_.reserve(std::max<std::size_t>(parts, 2));
        Runtime::launch_each(CopyLabels{labels, to, rows, classes, parts, found_.data()}, parts);
        Runtime::launch_each(FirstWrongLabel{labels, rows, parts, found_.data()}, 1);
        std::size_t wrong[2];
        found_.download(wrong, 2);
        if (wrong[0] < rows) refuse_label(wrong[0], wrong[1], classes);
    }

private:
    DeviceMemory<std::size_t, Runtime> found_;
};

} // namespace lamina::cuda
