// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/place.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/place.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using View = Rows<double, std::size_t>;

/// A place that only reads: what stores and adds is inherited privately.
struct ReadOnly : private reference::Place<double> {
    using reference::Place<double>::load, reference::Place<double>::zero;
};

} // namespace

TEST_CASE("A place loads, stores and adds up, or is none")
{
    static_assert(Place<reference::Place<double>, double, View>);
    static_assert(Place<reference::Place<long double>, long double, Rows<long double, Constant<3>>>);
    static_assert(!Place<ReadOnly, double, View> && !Place<double, double, View>);
}
