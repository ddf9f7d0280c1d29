// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/text.hpp>

#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace lamina::core {

/// A piece of an error's text: words, a whole number, or a shape.
class Piece {
public:
    Piece(std::string_view words) : words_(words) {}
    Piece(char const* words) : words_(words) {}
    Piece(std::string const& words) : words_(words) {}
    Piece(std::unsigned_integral auto number) : kind_(Kind::number), number_(number) {}
    Piece(std::signed_integral auto number)
        : kind_(Kind::number),
          words_(number < 0 ? "-" : ""),
          number_(number < 0 ? 0 - static_cast<std::size_t>(number) : static_cast<std::size_t>(number))
    {}
    template <std::convertible_to<std::span<std::size_t const>> Shape>
    Piece(Shape const& shape) : kind_(Kind::shape), shape_(shape)
    {}

    /// Writes it to a text; a shape as "(4, 3)" or "(3,)", as Python does.
    void print(auto& text) const
    {
        if (kind_ != Kind::shape) text << words_;
        if (kind_ == Kind::number) text << number_;
        if (kind_ != Kind::shape) return;
        text << "(";
        for (std::size_t axis = 0; axis < shape_.size(); ++axis)
            text << (axis == 0 ? "" : ", ") << shape_[axis];
        text << (shape_.size() == 1 ? ",)" : ")");
    }

private:
    enum class Kind { words, number, shape };

    Kind kind_ = Kind::words;
    std::string_view words_;
    std::size_t number_ = 0;
    std::span<std::size_t const> shape_;
};

/// Pieces as one text, cut at 1,000 characters. It does without std::string, which C++20 compiles anew in
/// every translation unit that appends to one: 100 ms of a small program.
class Joined {
public:
    [[gnu::cold, gnu::noinline]] Joined(std::initializer_list<Piece> pieces)
    {
        for (Piece const& piece : pieces) piece.print(*this);
    }

    Joined& operator<<(std::string_view words)
    {
        for (char const character : words)
            if (size_ + 1 < sizeof text_) text_[size_++] = character;
        return *this;
    }
    Joined& operator<<(std::size_t number) { return *this << (TextBuilder<20>() << number).view(); }

    [[nodiscard]] char const* text() const { return text_; }

private:
    char text_[1001] = "";
    std::size_t size_ = 0;
};

} // namespace lamina::core

namespace lamina {

/// An array has another shape than the call needs; the text has both.
struct ShapeError : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
    explicit ShapeError(std::initializer_list<core::Piece> text)
        : std::invalid_argument(core::Joined(text).text())
    {}
};

/// A state_dict has keys missing, unexpected or misshapen; the text names all of them.
struct StateError : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// A target is not a class label of the network; the text has the row and the value.
struct LabelError : std::out_of_range {
    using std::out_of_range::out_of_range;
    explicit LabelError(std::initializer_list<core::Piece> text)
        : std::out_of_range(core::Joined(text).text())
    {}
};

/// A network, Parameters, Gradient, Workspace or trainer whose numbers were moved to another one is read
/// or computed with before it has been assigned to.
struct MovedFromError : std::logic_error {
    using std::logic_error::logic_error;
};

/// A network or Parameters of up to 16 KiB lies where its numbers cannot; the text has the address that it
/// needs.
struct AlignmentError : std::logic_error {
    using std::logic_error::logic_error;
    explicit AlignmentError(std::initializer_list<core::Piece> text)
        : std::logic_error(core::Joined(text).text())
    {}
};

/// The loss of a training is no longer finite; the text has the step, the batch and the largest gradient's
/// key.
struct DivergedError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace core {

/// What a program without exceptions calls with the text of an error.
using ErrorHandler = void (*)(char const* text);

inline void print_error(char const* text) { std::fprintf(stderr, "%s\n", text); }
inline ErrorHandler error_handler = print_error;

/// Throws Error with a text; where the compiler is told to do without exceptions, the error handler has it
/// and the program ends. Not constexpr, so that a constant expression that comes here does not compile.
template <class Error>
[[noreturn, gnu::cold, gnu::noinline]] void raise(char const* text)
{
#ifdef __cpp_exceptions
    throw Error(text);
#else
    error_handler(text);
    std::abort();
#endif
}
template <class Error>
[[noreturn, gnu::cold, gnu::noinline]] void raise(std::initializer_list<Piece> text)
{
    raise<Error>(Joined(text).text());
}

/// Throws the MovedFromError.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_moved_from()
{
    raise<MovedFromError>(
        "lamina: the numbers of this network, Parameters, Gradient, Workspace or trainer were moved to "
        "another one. Assign to it before it is used again.");
}

} // namespace core

/// Sets what is called with the text of an error where the program is compiled with -fno-exceptions, and
/// returns what was called before: at first the text goes to the standard error stream. A handler that
/// returns is followed by std::abort. Set it before threads start; with exceptions it is never called.
inline core::ErrorHandler set_error_handler(core::ErrorHandler handler)
{
    return std::exchange(core::error_handler, handler);
}

} // namespace lamina
