// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/layout_rules.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <set>
#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("An arrangement names its instruction set in every function")
{
    using Short = cpu::LayoutRules<laws::Shortest>;
    static_assert(Short::stride<float>(Constant<5>{}) == 8 && Short::stride<double>(std::size_t{5}) == 8);
    static_assert(Short::over_inputs<float>(1000, 1) && !Short::over_inputs<float>(2, 3));
    static_assert(Short::cost<float>(1000, 1) == 250 + 8 && Short::cost<float>(2, 5) == 2 * 2);
    constexpr auto workspace = [](std::size_t inputs, std::size_t outputs) {
        return Short::backward_workspace<float>(Dense<std::size_t, std::size_t, true>{inputs, outputs});
    };
    static_assert(workspace(500, 500) == 500 * 8); // a large weight is transposed panel by panel
    static_assert(workspace(1000, 1) == 0 && workspace(3, 2) == 8);
}

TEST_CASE("So many samples pass together that they stay near, and more beside a weight that does not")
{
    using Short = cpu::LayoutRules<laws::Shortest>;
    static_assert(Short::tile_rows<float>(10, 100) == 64);
    static_assert(Short::tile_rows<float>(200, 2000) == 40);   // (10240 - 2000) / 200 in eights
    static_assert(Short::tile_rows<float>(100'000, 100) == 4); // never fewer
    static_assert(Short::tile_rows<float>(100, 11'000) == 256);
    static_assert(Short::is_crowded<float>(2000, 1000) && !Short::is_crowded<float>(1500, 1000));
    static_assert(!Short::is_crowded<float>(2000, 11'000));
}

TEMPLATE_LIST_TEST_CASE("The elements of a weight lie where its view has them, each in its own place", "",
                        laws::Widths)
{
    using LayoutRules = cpu::LayoutRules<TestType>;
    for (std::size_t const inputs : {1u, 3u, 20u, 70u})
        for (std::size_t const outputs : {1u, 5u, 33u}) {
            CAPTURE(inputs, outputs);
            auto const [rows, columns] = LayoutRules::template weight_shape<float>(inputs, outputs);
            std::vector<float> const numbers(rows * LayoutRules::template stride<float>(columns));
            auto const view = LayoutRules::template array<float const>(numbers.data(), columns, rows);
            bool const over_inputs = LayoutRules::template over_inputs<float>(inputs, outputs);
            std::set<std::size_t> places;
            for (std::size_t o = 0; o < outputs; ++o)
                for (std::size_t i = 0; i < inputs; ++i) {
                    std::size_t const index =
                        LayoutRules::template weight_index<float>(inputs, outputs, o, i);
                    CHECK(view.at(over_inputs ? o : i, over_inputs ? i : o) - numbers.data() ==
                          static_cast<std::ptrdiff_t>(index));
                    CHECK(index < numbers.size());
                    places.insert(index);
                }
            CHECK(places.size() == inputs * outputs);
        }
}
