// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/samples/sample_rows.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/backends/cpu/backend.hpp>
#include <lamina/losses.hpp>
#include <lamina/pass/rows.hpp>

#include <random>
#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

/// The loss of so many rows with lanes over the rows against one row at a time, which a run-time width takes.
template <class T, class Arch, std::size_t Width>
void check(std::size_t rows, bool labelled)
{
    CAPTURE(rows, Width, labelled, sizeof(T));
    using B = cpu::Backend<Arch>;
    constexpr std::size_t stride = B::template stride<T>(Width);
    AlignedArray<T> const y(rows * stride), t(rows * stride), dy(rows * stride), wanted_dy(rows * stride);
    auto const view = [&](AlignedArray<T> const& numbers) {
        return B::template rows<T>(numbers.data(), Constant<Width>{}, rows);
    };
    std::mt19937 random(7);
    std::vector<std::size_t> labels(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        labels[row] = random() % Width;
        for (std::size_t column = 0; column < Width; ++column) {
            *view(y).at(row, column) = T(int(random() % 200)) / 20 - 5;
            *view(t).at(row, column) = T(1) / T(Width);
        }
    }
    auto const loss = [&](auto width, auto target, AlignedArray<T> const& gradient) {
        auto const to = view(gradient);
        return B::template sum_rows<T>(rows, width, view(y), target,
                                       LossOfRow<RowLoss<CrossEntropyLoss<Sum>>, T>{T(0.25)},
                                       Store<std::remove_const_t<decltype(to)>>{to});
    };
    auto const both = [&](auto target) {
        T const turned = loss(Constant<Width>{}, target, dy);
        T const tolerance = 50 * std::numeric_limits<T>::epsilon();
        CHECK(turned == Approx(loss(std::size_t{Width}, target, wanted_dy)).epsilon(tolerance));
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < (Width + 1) / 2 * 2; ++column)
                REQUIRE(*view(dy).at(row, column) ==
                        Approx(*view(wanted_dy).at(row, column)).epsilon(tolerance).margin(tolerance));
    };
    labelled ? both(OneHotRows{labels.data()}) : both(view(t));
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Rows in lanes have the loss and the gradient of rows one by one", "", laws::Widths)
{
    for (std::size_t const rows : {1u, 3u, 16u, 37u})
        for (bool const labelled : {true, false}) {
            check<float, TestType, 1>(rows, labelled);
            check<float, TestType, 10>(rows, labelled);
            check<float, TestType, 33>(rows, labelled);
            check<double, TestType, 10>(rows, labelled);
            check<double, TestType, 16>(rows, labelled);
        }
}
