// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace lamina {

/// What stands for a number that is missing: a field that is empty or NA, N/A, NaN, nan, NULL, null, None or
/// ?.
class Missing {
public:
    /// This number: `.missing = 0`.
    Missing(double number) : kind_(Kind::number), number_(number) {}

    static Missing const refuse; ///< nothing: such a file is a FileError
    static Missing const mean;   ///< the mean of the column's other numbers

    /// Whether it is the mean.
    [[nodiscard]] bool is_mean() const { return kind_ == Kind::mean; }
    /// Whether it is nothing.
    [[nodiscard]] bool is_refused() const { return kind_ == Kind::refuse; }
    /// The number, if it is one.
    [[nodiscard]] double number() const { return number_; }

private:
    enum class Kind { refuse, number, mean };
    explicit Missing(Kind kind) : kind_(kind) {}

    Kind kind_;
    double number_ = 0;
};

inline Missing const Missing::refuse{Kind::refuse};
inline Missing const Missing::mean{Kind::mean};

/// How `read_csv` reads.
struct CsvOptions {
    bool header = true;                ///< whether the first row has the columns' names
    char separator = ',';              ///< between fields, as ';' or '\t'
    Missing missing = Missing::refuse; ///< what stands for numbers that are missing
};

/// A column of a CSV file, by its name or its number from 0.
class CsvColumn {
public:
    CsvColumn(std::integral auto number) : number_(static_cast<std::size_t>(number)) {}
    template <std::convertible_to<std::string_view> Text>
    CsvColumn(Text const& name) : name_(std::string_view(name))
    {}

    /// The number, where it is known by that.
    [[nodiscard]] std::size_t number() const { return number_; }
    /// The name, where it is known by that.
    [[nodiscard]] std::optional<std::string> const& name() const { return name_; }

private:
    std::size_t number_ = 0;
    std::optional<std::string> name_;
};

} // namespace lamina
