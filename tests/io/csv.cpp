// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/csv.hpp>

#include "catch.hpp"
#include "local/temporary_folder.hpp"

using namespace lamina;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

Csv read(std::string const& bytes, CsvOptions options = {})
{
    return read_csv(folder().write("a.csv", bytes), options);
}

/// What an error says after the file's name.
std::string error(auto const& make)
{
    try {
        make();
    } catch (FileError const& error) {
        return std::string(error.what()).substr(("lamina: " + (folder() / "a.csv").string()).size());
    }
    return "";
}

std::vector<double> flat(auto const& array) { return {array.begin(), array.end()}; }

constexpr char const* flowers =
    "length,species,width\n1.5,setosa,-2e3\n+.5,\"virginica, large\",7\n 3 ,setosa,\"8\"\n";

} // namespace

TEST_CASE("Columns are numbers, by name or number, or all")
{
    Csv const csv = read(flowers);
    CHECK((csv.rows() == 3 && csv.columns() == 3));
    CHECK(csv.names() == std::vector<std::string>{"length", "species", "width"});
    std::vector<double> const wanted{1.5, -2000, .5, 7, 3, 8};
    auto const x = csv.numbers({"length", "width"});
    static_assert(std::same_as<decltype(x), xt::xtensor<double, 2> const>);
    CHECK((x.shape(0) == 3 && x.shape(1) == 2));
    CHECK(flat(x) == wanted);
    CHECK(flat(csv.numbers({0, 2})) == wanted);
    CHECK(flat(csv.numbers<float>(csv.except({"species"}))) == wanted);
    CHECK(flat(csv.numbers({2, "width"})) == std::vector<double>{-2000, -2000, 7, 7, 8, 8});
    CHECK(csv.text("length") == std::vector<std::string>{"1.5", "+.5", "3"});

    Csv const plain = read("1;2\n3;4\n", {.header = false, .separator = ';'});
    CHECK(flat(plain.numbers()) == std::vector<double>{1, 2, 3, 4});
    CHECK(plain.names().empty());
    CHECK(flat(read("x\n0.1").numbers<float>()) == std::vector<double>{0.1F});
}

TEST_CASE("Text is class labels, in order, or in that of names that are known")
{
    Csv const csv = read(flowers);
    auto const [labels, names] = csv.labels("species");
    CHECK(names == std::vector<std::string>{"setosa", "virginica, large"});
    CHECK((labels == xt::xtensor<std::size_t, 1>{0, 1, 0}));
    CHECK((csv.labels(1, {"x", "virginica, large", "setosa"}) == xt::xtensor<std::size_t, 1>{2, 1, 2}));
    CHECK(error([&] { return csv.labels("species", {"setosa"}); }) ==
          ", line 3, column 2 (\"species\"): \"virginica, large\" is none of the labels.");
    CHECK(error([] { return read("a\nx\nNA\n").labels("a"); }) ==
          ", line 3, column 1 (\"a\"): there is no label here, but \"NA\".");
}

TEST_CASE("Numbers that are missing are refused, or something stands for them")
{
    char const* const text = "a,b\n1,2\n,4\nNA,?\n3,nan\n";
    CHECK(error([&] { return read(text).numbers(); }) ==
          ", line 3, column 1 (\"a\"): a number is missing here. Say by .missing what stands for it.");
    CHECK(flat(read(text, {.missing = -1}).numbers()) == std::vector<double>{1, 2, -1, 4, -1, -1, 3, -1});
    CHECK(flat(read(text, {.missing = Missing::mean}).numbers()) ==
          std::vector<double>{1, 2, 2, 4, 2, 3, 3, 3});
    CHECK(error([] { return read("a\nNA\nNA\n", {.missing = Missing::mean}).numbers(); }) ==
          ", line 2, column 1 (\"a\"): all numbers of this column are missing, and so is their mean.");
    CHECK(flat(read("a\nNA\nNA\n", {.missing = 5}).numbers()) == std::vector<double>{5, 5});
}

TEST_CASE("What is no number is refused with line, column and name")
{
    for (std::string const text :
         {"x", "1.5.2", "1,5", "0x10", "1e", "--1", "+-1", "1 2", "NAN", "-nan", "e5", "."})
        CHECK(error([&] { return read("a;b\n1;2\n3;" + text + "\n", {.separator = ';'}).numbers(); }) ==
              ", line 3, column 2 (\"b\"): \"" + text + "\" is no number.");
    CHECK(error([] { return read("a\n1e999\n").numbers(); }) ==
          ", line 2, column 1 (\"a\"): \"1e999\" is too large or too small a number.");
    CHECK(error([] { return read("a\n1e99\n").numbers<float>(); }) ==
          ", line 2, column 1 (\"a\"): \"1e99\" is too large or too small a number.");
    CHECK(error([] { return read("1\nx\n", {.header = false}).numbers(); }) ==
          ", line 2, column 1: \"x\" is no number.");
    CHECK(flat(read("a\n-inf\n").numbers())[0] < -1e308);
}

TEST_CASE("Columns that are not there, or there twice, are refused")
{
    Csv const csv = read("a,a,b\n1,2,3\n");
    CHECK(error([&] { return csv.numbers({"c"}); }) == ": there is no column \"c\".");
    CHECK(error([&] { return csv.numbers({3}); }) == ": there is no column 3; there are 3, from 0 on.");
    CHECK(error([&] { return csv.numbers({"a"}); }) == ": there are two columns \"a\". Take them by number.");
    CHECK(flat(csv.numbers({1})) == std::vector<double>{2});
    CHECK(error([] { return read("a,b\n"); }) == ": there are the columns' names, and no row after them.");
    CHECK(error([] { return read(""); }) == ": there is nothing in this file.");
}
