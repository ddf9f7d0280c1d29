// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/csv_options.hpp>

#include "catch.hpp"

using namespace lamina;

TEST_CASE("What stands for missing numbers is nothing, a number or the mean")
{
    CHECK(CsvOptions{}.missing.is_refused());
    CsvOptions const zero{.header = false, .separator = ';', .missing = 0};
    CHECK((!zero.missing.is_refused() && !zero.missing.is_mean() && zero.missing.number() == 0));
    CHECK((Missing::mean.is_mean() && !Missing::mean.is_refused()));
}

TEST_CASE("A column is known by its number or its name")
{
    CHECK((CsvColumn(0).number() == 0 && !CsvColumn(0).name()));
    CHECK(CsvColumn(3U).number() == 3);
    CHECK(CsvColumn("a").name() == "a");
    CHECK(CsvColumn(std::string("b")).name() == "b");
    CHECK(CsvColumn(std::string_view("c")).name() == "c");
}
