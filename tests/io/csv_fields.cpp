// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/csv_fields.hpp>

#include "catch.hpp"
#include "local/temporary_folder.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

std::vector<std::vector<std::string>> texts(std::string const& bytes, char separator = ',')
{
    CsvFields const fields(folder().write("a.csv", bytes), separator);
    std::vector<std::vector<std::string>> result(fields.rows());
    for (std::size_t row = 0; row < fields.rows(); ++row)
        for (std::size_t column = 0; column < fields.columns(); ++column)
            result[row].push_back(fields.text(row, column));
    return result;
}

std::string error(std::string const& bytes, char separator = ',')
{
    try {
        texts(bytes, separator);
    } catch (std::exception const& error) {
        std::string const text = error.what(), start = "lamina: " + (folder() / "a.csv").string();
        return text.starts_with(start) ? text.substr(start.size()) : text;
    }
    return "";
}

using Texts = std::vector<std::vector<std::string>>;

} // namespace

TEST_CASE("Fields are divided by separators and line ends of any kind")
{
    Texts const wanted{{"a", "b"}, {"1", ""}, {"", "4"}};
    CHECK(texts("a,b\n1,\n,4\n") == wanted);
    CHECK(texts("a,b\n1,\n,4") == wanted);
    CHECK(texts("a,b\r\n1,\r\n,4\r\n") == wanted);
    CHECK(texts("a,b\r1,\r,4\r") == wanted);
    CHECK(texts("\xEF\xBB\xBF"
                "a,b\n1,\n,4\n") == wanted);
    CHECK(texts("a\tb\n1\t\n\t4\n", '\t') == wanted);
    CHECK(texts(" a ,\tb\n1,  \n,4\t\t\n") == wanted);
    CHECK(texts("\n\na,b\n\r\n1,\n\n,4\n\n\n") == wanted);
    CHECK(texts("a,b\n1,") == Texts{{"a", "b"}, {"1", ""}});
    CHECK(texts("x") == Texts{{"x"}});
    CHECK(texts(",") == Texts{{"", ""}});
}

TEST_CASE("Quotes keep separators, line ends, spaces and doubled quotes")
{
    CHECK(texts("\"a,b\",\"c\nd\"\r\n\"e\r\nf\",\" g \"\n") == Texts{{"a,b", "c\nd"}, {"e\r\nf", " g "}});
    CHECK(texts(R"("say ""no""","""")") == Texts{{R"(say "no")", "\""}});
    CHECK(texts("\"\",\"\"\n") == Texts{{"", ""}});
    CHECK(texts("5\" pipe,a\"b\n") == Texts{{"5\" pipe", "a\"b"}}); // not at the start: as they are
    CsvFields const fields(folder().write("n.csv", "\" 12 \", 34 \n"), ',');
    CHECK((fields.number_text(0, 0) == "12" && fields.number_text(0, 1) == "34"));
}

TEST_CASE("What is wrong is said with its line")
{
    CHECK(error("") == ": there is nothing in this file.");
    CHECK(error("\n\r\n\n") == ": there is nothing in this file.");
    CHECK(error("\xEF\xBB\xBF") == ": there is nothing in this file.");
    CHECK(error("a,b\n1,2\n3\n") == ", line 3: the number of fields here is 1, and in the first row 2.");
    CHECK(error("a,b\r\n1,2,3\r\n") == ", line 2: the number of fields here is 3, and in the first row 2.");
    CHECK(error("a,b\r\"1\r\n2\",3\r4\r") ==
          ", line 4: the number of fields here is 1, and in the first row 2.");
    CHECK(error("a,b\n\"1\n\n2\",\"3\n4,5\n") ==
          ", line 4: the quote that a field begins with here is not closed.");
    CHECK(error("\"") == ", line 1: the quote that a field begins with here is not closed.");
    CHECK(error("\"a\"\"") == ", line 1: the quote that a field begins with here is not closed.");
    CHECK(error("a\n\"b\"c\n") ==
          ", line 2: after the quote that closes a field stands 'c'. A quote in a field is written twice.");
    CHECK(error("\xFF\xFE"
                "a") == ", byte 0: this is UTF-16. Save it as UTF-8.");
    CHECK(error("a", '"') == "lamina: a quote or a line end cannot separate a CSV file's fields.");
    CsvFields const fields(folder().write("a.csv", "a,b\n\n1,\n"), ',');
    CHECK_THROWS_WITH(fields.refuse(1, 1, "b", "no."),
                      "lamina: " + (folder() / "a.csv").string() + ", line 3, column 2 (\"b\"): no.");
}
