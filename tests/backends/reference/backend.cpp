// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/reference/backend.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

static_assert(Backend<reference::Backend, double>);

TEST_CASE("The verbs of the reference backend are plain loops")
{
    using B = reference::Backend;
    using View = Rows<double, Constant<2>>;
    constexpr Dense<Constant<2>, Constant<2>, true> two;
    constexpr auto results = [two] {
        double x[] = {1, 2, 3, 4}, w[] = {1, 10, 100, 1000}, b[] = {5, 6}, y[4]{}, dx[4]{}, dw[4]{},
               sums[2]{};
        B::contract(two, 2, View{x, {}}, static_cast<double const*>(w), Load<PerColumn<double>>{{b}},
                    Store<View>{{y, {}}}, OneThread{});
        B::contract_back(two, 2, View{x, {}}, static_cast<double const*>(w), static_cast<double*>(nullptr),
                         true, Store<View>{{dx, {}}}, OneThread{});
        B::contract_rows<double>(two, 2, View{x, {}}, View{y, {}}, Accumulate<View>{{dw, {}}}, OneThread{});
        B::sum_columns<double>(2, Constant<2>{}, Load<View>{{x, {}}}, Accumulate<PerColumn<double>>{{sums}},
                               OneThread{});
        double const total = B::sum<double>(2, Constant<2>{}, Load<View>{{x, {}}});
        double const greatest = B::reduce_row<double, symbol::RowMax>(1, Constant<2>{}, Load<View>{{x, {}}});
        return std::array{y[0],  y[1],  y[2],    y[3],    dx[0], dx[1],
                          dw[0], dw[3], sums[0], sums[1], total, greatest};
    }();
    CHECK(results == std::array<double, 12>{26, 2106, 48, 4306, 201, 2010, 26 + 3 * 48, 2 * 2106 + 4 * 4306,
                                            4, 6, 10, 4});
}
