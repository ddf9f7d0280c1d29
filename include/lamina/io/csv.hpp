// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>
#include <lamina/io/csv_fields.hpp>
#include <lamina/io/csv_options.hpp>

#include <charconv>
#include <memory>

#ifndef __cpp_lib_to_chars
#error "lamina: <lamina/io/csv.hpp> needs std::from_chars of double: g++ 12's library or LLVM 20's."
#include "lamina_stops_here"
#endif

namespace lamina {

/// Class labels of a text column: which of the names stands in each row.
struct NamedLabels {
    xt::xtensor<std::size_t, 1> labels; ///< (rows), places in `names`
    std::vector<std::string> names;     ///< in order
};

/// A CSV file that was read, of which arrays are made.
class Csv {
public:
    Csv(std::shared_ptr<core::CsvFields const> fields, CsvOptions options)
        : fields_(std::move(fields)), options_(options)
    {
        if (options_.header)
            for (std::size_t column = 0; column < columns(); ++column)
                names_.push_back(fields_->text(0, column));
    }

    /// How many rows there are, without that of the names.
    [[nodiscard]] std::size_t rows() const { return fields_->rows() - first(); }
    /// How many columns there are.
    [[nodiscard]] std::size_t columns() const { return fields_->columns(); }
    /// The columns' names; none where the file has no header.
    [[nodiscard]] std::vector<std::string> const& names() const { return names_; }

    /// All columns but these, in order.
    [[nodiscard]] std::vector<CsvColumn> except(std::vector<CsvColumn> const& columns) const
    {
        std::vector<bool> is_left(this->columns(), true);
        for (CsvColumn const& column : columns) is_left[place(column)] = false;
        std::vector<CsvColumn> result;
        for (std::size_t column = 0; column < is_left.size(); ++column)
            if (is_left[column]) result.emplace_back(column);
        return result;
    }

    /// Numbers (rows, columns) of these columns, or of all. FileError, with line and column, of a field that
    /// is no number T, or is missing and nothing stands for it.
    template <std::floating_point T = double>
    [[nodiscard]] xt::xtensor<T, 2> numbers(std::vector<CsvColumn> const& columns) const
    {
        auto result = xt::xtensor<T, 2>::from_shape({rows(), columns.size()});
        for (std::size_t i = 0; i < columns.size(); ++i)
            read_column<T>(place(columns[i]), [&](std::size_t row) -> T& { return result(row, i); });
        return result;
    }
    template <std::floating_point T = double>
    [[nodiscard]] xt::xtensor<T, 2> numbers() const
    {
        return numbers<T>(except({}));
    }

    /// A column as class labels: the places of its texts among them in order. FileError, with line and
    /// column, of one that is missing.
    [[nodiscard]] NamedLabels labels(CsvColumn const& column) const
    {
        std::size_t const column_place = place(column);
        std::vector<std::string> names;
        for (std::size_t row = 0; row < rows(); ++row) {
            std::string text = label_text(row, column_place);
            auto const at = std::lower_bound(names.begin(), names.end(), text);
            if (at == names.end() || *at != text) names.insert(at, std::move(text));
        }
        return {labels(column, names), names};
    }

    /// The same by names that are known, as those of the training data, in any order; FileError of another.
    [[nodiscard]] xt::xtensor<std::size_t, 1> labels(CsvColumn const& column,
                                                     std::vector<std::string> const& names) const
    {
        std::size_t const at = place(column);
        auto result = xt::xtensor<std::size_t, 1>::from_shape({rows()});
        for (std::size_t row = 0; row < rows(); ++row) {
            std::string const text = label_text(row, at);
            auto const name = std::find(names.begin(), names.end(), text);
            if (name == names.end()) refuse(row, at, "\"" + text + "\" is none of the labels.");
            result(row) = static_cast<std::size_t>(name - names.begin());
        }
        return result;
    }

    /// A column's texts.
    [[nodiscard]] std::vector<std::string> text(CsvColumn const& column) const
    {
        std::size_t const at = place(column);
        std::vector<std::string> result;
        result.reserve(rows());
        for (std::size_t row = 0; row < rows(); ++row) result.push_back(fields_->text(first() + row, at));
        return result;
    }

private:
    [[nodiscard]] std::size_t first() const { return options_.header ? 1 : 0; }

    [[nodiscard]] std::size_t place(CsvColumn const& column) const
    {
        if (!column.name()) {
            if (column.number() >= columns())
                core::refuse_file(fields_->path(), "",
                                  "there is no column " + std::to_string(column.number()) + "; there are " +
                                      std::to_string(columns()) + ", from 0 on.");
            return column.number();
        }
        auto const found = std::find(names_.begin(), names_.end(), *column.name());
        if (found == names_.end())
            core::refuse_file(fields_->path(), "", "there is no column \"" + *column.name() + "\".");
        if (std::find(found + 1, names_.end(), *column.name()) != names_.end())
            core::refuse_file(fields_->path(), "",
                              "there are two columns \"" + *column.name() + "\". Take them by number.");
        return static_cast<std::size_t>(found - names_.begin());
    }

    [[noreturn]] void refuse(std::size_t row, std::size_t column, std::string const& reason) const
    {
        fields_->refuse(first() + row, column, options_.header ? names_[column] : "", reason);
    }

    static bool is_missing(std::string_view text)
    {
        for (char const* const word : {"", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "?"})
            if (text == word) return true;
        return false;
    }

    [[nodiscard]] std::string label_text(std::size_t row, std::size_t column) const
    {
        std::string text = fields_->text(first() + row, column);
        if (is_missing(text)) refuse(row, column, "there is no label here, but \"" + text + "\".");
        return text;
    }

    /// Reads a column's numbers, which number(row) refers to; those that are missing, afterwards.
    template <class T>
    void read_column(std::size_t column, auto const& number) const
    {
        std::vector<std::size_t> missing;
        double sum = 0;
        for (std::size_t row = 0; row < rows(); ++row) {
            std::string_view const text = fields_->number_text(first() + row, column);
            if (!is_missing(text))
                sum += static_cast<double>(number(row) = parsed<T>(text, row, column));
            else if (options_.missing.is_refused())
                refuse(row, column, "a number is missing here. Say by .missing what stands for it.");
            else
                missing.push_back(row);
        }
        if (options_.missing.is_mean() && missing.size() == rows())
            refuse(0, column, "all numbers of this column are missing, and so is their mean.");
        double const fill = options_.missing.is_mean() ? sum / static_cast<double>(rows() - missing.size())
                                                       : options_.missing.number();
        for (std::size_t const row : missing) number(row) = static_cast<T>(fill);
    }

    template <class T>
    T parsed(std::string_view text, std::size_t row, std::size_t column) const
    {
        T result = 0;
        auto const digits = text.substr(text.starts_with('+') && !text.starts_with("+-") ? 1 : 0);
        char const* const last = digits.data() + digits.size();
        auto const [end, error] = std::from_chars(digits.data(), last, result);
        if (error == std::errc::result_out_of_range)
            refuse(row, column, "\"" + std::string(text) + "\" is too large or too small a number.");
        if (error != std::errc{} || end != last || result != result)
            refuse(row, column, "\"" + std::string(text) + "\" is no number.");
        return result;
    }

    std::shared_ptr<core::CsvFields const> fields_;
    CsvOptions options_;
    std::vector<std::string> names_;
};

/// Reads a CSV file (RFC 4180; also other separators, lines that end in CR LF, a byte order mark):
///
///     auto const iris = read_csv("iris.csv", {.missing = Missing::mean});
///     xt::xtensor<float, 2> const x = iris.numbers<float>(iris.except({"species"}));
///     auto const [labels, names] = iris.labels("species");
///
/// FileError, with line, column and reason: rows of different lengths, a quote that is not closed, a file
/// without rows.
[[nodiscard]] inline Csv read_csv(std::filesystem::path const& path, CsvOptions options = {})
{
    auto fields = std::make_shared<core::CsvFields const>(path, options.separator);
    Csv csv(std::move(fields), options);
    if (csv.rows() == 0) core::refuse_file(path, "", "there are the columns' names, and no row after them.");
    return csv;
}

} // namespace lamina
