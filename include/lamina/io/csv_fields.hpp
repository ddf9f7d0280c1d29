// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/io/mapped_file.hpp>

#include <algorithm>
#include <vector>

namespace lamina::core {

/// A CSV file divided into rows of fields, as many in each, which view its bytes: RFC 4180, any separator,
/// lines that end in LF, CR LF or CR, a byte order mark or none. A field in quotes may have separators, line
/// ends and, doubled, quotes in it. Empty lines are passed over.
class CsvFields {
public:
    /// FileError where there is no field, a row is of another length than the first, or quotes are not
    /// closed.
    CsvFields(std::filesystem::path path, char separator) : file_(std::move(path)), separator_(separator)
    {
        if (separator == '"' || separator == '\n' || separator == '\r')
            raise<std::invalid_argument>(
                "lamina: a quote or a line end cannot separate a CSV file's fields.");
        std::string_view text = file_.bytes();
        if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
            refuse_file(file_.path(), std::size_t{0}, "this is UTF-16. Save it as UTF-8.");
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        next_ = text.data();
        end_ = text.data() + text.size();
        while (next_ != end_)
            if (!skip_line_end()) take_row();
        if (fields_.empty()) refuse_file(file_.path(), "", "there is nothing in this file.");
    }

    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t rows() const { return fields_.size() / columns_; }

    /// A field's bytes, with its quotes.
    [[nodiscard]] std::string_view raw(std::size_t row, std::size_t column) const
    {
        return fields_[row * columns_ + column];
    }

    /// What a field says: without its quotes, or, of one without, without spaces and tabs around it.
    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const
    {
        std::string_view const field = raw(row, column);
        if (!field.starts_with('"')) return std::string(trimmed(field));
        std::string result;
        for (std::size_t i = 1; i + 1 < field.size(); ++i) {
            result += field[i];
            if (field[i] == '"') ++i; // the second of two
        }
        return result;
    }

    /// The same of a field that is a number, as a view: quotes in it are left doubled.
    [[nodiscard]] std::string_view number_text(std::size_t row, std::size_t column) const
    {
        std::string_view field = raw(row, column);
        if (field.starts_with('"')) field = field.substr(1, field.size() - 2);
        return trimmed(field);
    }

    /// Throws the FileError of a field; `name`: its column's, or nothing.
    [[noreturn]] void refuse(std::size_t row, std::size_t column, std::string const& name,
                             std::string const& reason) const
    {
        refuse_at(raw(row, column).data(),
                  ", column " + std::to_string(column + 1) + (name.empty() ? "" : " (\"" + name + "\")"),
                  reason);
    }

    [[nodiscard]] std::filesystem::path const& path() const { return file_.path(); }

private:
    static std::string_view trimmed(std::string_view text)
    {
        auto const first = text.find_first_not_of(" \t");
        return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
    }

    /// Passes over a line end, if there is one.
    bool skip_line_end()
    {
        if (next_ == end_ || (*next_ != '\n' && *next_ != '\r')) return false;
        bool const is_pair = *next_ == '\r' && end_ - next_ > 1 && next_[1] == '\n';
        next_ += is_pair ? 2 : 1;
        return true;
    }

    void take_row()
    {
        char const* const start = next_;
        std::size_t const before = fields_.size();
        take_field();
        while (next_ != end_ && !skip_line_end()) {
            ++next_; // the separator
            take_field();
        }
        std::size_t const count = fields_.size() - before;
        if (before == 0) columns_ = count;
        if (count != columns_)
            refuse_at(start, "",
                      "the number of fields here is " + std::to_string(count) + ", and in the first row " +
                          std::to_string(columns_) + ".");
    }

    /// Takes a field, after which a separator, a line end or the end of the file follows.
    void take_field()
    {
        char const* const start = next_;
        if (next_ != end_ && *next_ == '"')
            pass_quotes();
        else
            next_ =
                std::find_if(next_, end_, [&](char c) { return c == separator_ || c == '\n' || c == '\r'; });
        fields_.emplace_back(start, static_cast<std::size_t>(next_ - start));
    }

    void pass_quotes()
    {
        char const* const start = next_++;
        for (;; next_ += 2) {
            next_ = std::find(next_, end_, '"');
            if (next_ == end_) refuse_at(start, "", "the quote that a field begins with here is not closed.");
            if (end_ - next_ < 2 || next_[1] != '"') break;
        }
        ++next_;
        if (next_ != end_ && *next_ != separator_ && *next_ != '\n' && *next_ != '\r')
            refuse_at(next_, "",
                      std::string("after the quote that closes a field stands '") + *next_ +
                          "'. A quote in a field is written twice.");
    }

    [[noreturn, gnu::cold]] void refuse_at(char const* where, std::string const& column,
                                           std::string const& reason) const
    {
        std::size_t line = 1;
        for (char const* c = file_.bytes().data(); c != where; ++c)
            line += *c == '\n' || (*c == '\r' && c[1] != '\n') ? 1 : 0; // there is a next: where is after it
        refuse_file(file_.path(), "line " + std::to_string(line) + column, reason);
    }

    MappedFile file_;
    char separator_;
    char const* next_ = nullptr;
    char const* end_ = nullptr;
    std::size_t columns_ = 0;
    std::vector<std::string_view> fields_;
};

} // namespace lamina::core
