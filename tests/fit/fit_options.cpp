// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/fit_options.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {
struct Halving {
    double now = 2;
    double operator()(Progress const& /*at*/) { return now /= 2; }
};
} // namespace

TEST_CASE("Any schedule is what can be called, which may have memory, or none")
{
    CHECK(AnySchedule{}.factor({}) == 1);
    AnySchedule halving{Halving{}};
    CHECK(halving.factor({}) == 1);
    CHECK(halving.factor({}) == 0.5);
    AnySchedule of_step{[](Progress const& at) { return 1.0 / static_cast<double>(1 + at.step); }};
    Progress at;
    at.step = 3;
    CHECK(of_step.factor(at) == 0.25);
}

TEST_CASE("What is kept for validation is a part of the data, or data")
{
    CHECK(Validation<int>{}.part() == 0);
    CHECK(Validation<int>{0.25}.part() == 0.25);
    CHECK(!Validation<int>{0.25}.data());
    CHECK(Validation<int>{7}.data() == 7);
    CHECK_THROWS_AS(Validation<int>{1.0}, std::invalid_argument);
    CHECK_THROWS_WITH(Validation<int>{-0.1},
                      "lamina: the part of the data that is kept for validation is from 0 "
                      "to less than 1; the one given is not.");
}
