// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace lamina {

/// An array has another shape than the call needs; the text has both.
struct ShapeError : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// A state_dict has keys missing, unexpected or misshapen; the text names all of them.
struct StateError : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// A target is not a class label of the network; the text has the row and the value.
struct LabelError : std::out_of_range {
    using std::out_of_range::out_of_range;
};

/// "(4, 3)", as Python writes a shape.
template <class Shape>
std::string to_text(Shape const& shape)
{
    std::string text = "(";
    std::size_t axes = 0;
    for (auto const size : shape) text += (axes++ == 0 ? "" : ", ") + std::to_string(size);
    return text + (axes == 1 ? ",)" : ")");
}

} // namespace lamina
