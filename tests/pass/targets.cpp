// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/targets.hpp>

#include "catch.hpp"

#include <lamina/arrays/xtensor.hpp>
#include <lamina/losses.hpp>

#include <cstdint>
#include <limits>
#include <utility>

using namespace lamina;
using namespace lamina::core;

namespace {

/// As much of a network as a batch must fit.
struct TwoToOne {
    using value_type = double;
    static constexpr std::size_t inputs = 2;
    static constexpr std::size_t outputs = 1;
};

} // namespace

TEST_CASE("A loss compares with what it can read")
{
    static_assert(Comparable<MSELoss<>, double, Gives<3>, xt::xtensor<double, 2>>::value);
    static_assert(
        Comparable<MSELoss<>, double, Gives<3>, xt::xtensor_fixed<double, xt::xshape<4, 3>>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, double, Gives<3>, xt::xtensor<unsigned char, 1>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, double, Gives<3>, xt::xtensor<double, 2>>::value);
    static_assert(Comparable<CrossEntropyLoss<>, float, Gives<3>, std::vector<int>>::value);
    static_assert(Comparable<MSELoss<>, float, Gives<3>, std::vector<std::array<float, 3>>>::value);
    static_assert(!Comparable<MSELoss<>, float, Gives<3>, std::vector<std::array<float, 2>>>::value);
    static_assert(!Comparable<MSELoss<>, float, Gives<1>, std::vector<float>>::value &&
                  !Comparable<MSELoss<>, float, Gives<1>, std::vector<int>>::value &&
                  !Comparable<CrossEntropyLoss<>, float, Gives<3>, std::vector<float>>::value);
    // of one sample, what it should give has one axis too
    static_assert(Comparable<MSELoss<>, float, Gives<3>, std::array<float, 3>, true>::value &&
                  !Comparable<MSELoss<>, float, Gives<3>, std::array<float, 2>, true>::value &&
                  !Comparable<MSELoss<>, float, Gives<3>, std::array<double, 3>, true>::value);
}

namespace {

enum Animal : signed char { cat, dog, newt };
enum class Colour : std::uint64_t { red, green, blue };

/// That labels 2, 0, 1, or what a type can say of them, are read as these numbers, and fit.
template <class Target>
void check_labels(Target const& target, std::initializer_list<long long> numbers = {2, 0, 1})
{
    static_assert(Comparable<CrossEntropyLoss<>, float, Gives<3>, Target>::value);
    auto const labels = open_target(target);
    static_assert(LabelSource<decltype(labels)>);
    REQUIRE(labels.rows() == numbers.size());
    for (std::size_t row = 0; row < numbers.size(); ++row)
        CHECK(std::cmp_equal(labels.label(row), numbers.begin()[row]));
}

} // namespace

TEST_CASE("Labels are of any integer type, char, bool and enums among them, in any array of one axis")
{
    check_labels(std::vector<int>{2, 0, 1});
    check_labels(std::vector<char>{2, 0, 1});
    check_labels(std::vector<signed char>{2, 0, 1});
    check_labels(std::vector<std::uint8_t>{2, 0, 1});
    check_labels(std::vector<wchar_t>{2, 0, 1});
    check_labels(std::vector<char8_t>{2, 0, 1});
    check_labels(std::vector<std::size_t>{2, 0, 1});
    check_labels(std::vector{newt, cat, dog});
    check_labels(std::array{Colour::blue, Colour::red, Colour::green});
    check_labels(std::vector<bool>{true, false, true}, {1, 0, 1});
    check_labels(std::array{true, false}, {1, 0});
    std::vector<short> const shorts{2, 0, 1};
    check_labels(std::span(shorts));
    check_labels(std::span<short const, 3>(shorts));
    std::uint8_t const plain[]{2, 0, 1};
    check_labels(plain);
    check_labels(xt::xtensor<char, 1>{2, 0, 1});
    check_labels(xt::xtensor<bool, 1>{true, false}, {1, 0});
    check_labels(xt::xtensor<Animal, 1>{newt, cat, dog});
    check_labels(xt::xtensor_fixed<Colour, xt::xshape<2>>{Colour::green, Colour::red}, {1, 0});
    check_labels(xt::view(xt::xtensor<int, 2>{{2, 9}, {0, 9}, {1, 9}}, xt::all(), 0));
}

TEST_CASE("A label that is no class is named as its type has it")
{
    auto const text = [](auto label) -> std::string {
        try {
            std::array const labels{label};
            refuse_label(7, open_target(labels).label(0), 3);
        } catch (LabelError const& error) {
            return error.what();
        }
    };
    auto const of = [](std::string const& label) {
        return "lamina: the label in row 7 is " + label + "; the network has classes 0 to 2.";
    };
    CHECK(text(-1) == of("-1"));
    CHECK(text(std::numeric_limits<std::int64_t>::min()) == of("-9223372036854775808"));
    CHECK(text(std::numeric_limits<std::int64_t>::max()) == of("9223372036854775807"));
    CHECK(text(std::numeric_limits<std::uint64_t>::max()) == of("18446744073709551615"));
    CHECK(text(static_cast<signed char>(-128)) == of("-128"));
    CHECK(text(static_cast<std::uint8_t>(255)) == of("255"));
    CHECK(text('a') == of("97"));
    CHECK(text(static_cast<Animal>(-3)) == of("-3"));
    CHECK(text(static_cast<Colour>(~std::uint64_t{0})) == of("18446744073709551615"));
}

TEST_CASE("Labels are read one for each row")
{
    auto const labels = open_target(std::vector{2, 0, 1});
    static_assert(LabelSource<decltype(labels)>);
    CHECK(labels.rows() == 3);
    xt::xtensor<int, 1> const array{2, 0, 1};
    auto const same = open_target(array);
    CHECK(same.rows() == 3);
    CHECK(same.label(2) == 1);
    xt::xtensor_fixed<int, xt::xshape<2>> const fixed{1, 2};
    static_assert(std::same_as<decltype(open_target(fixed).rows()), Constant<2>>);
    xt::xtensor<double, 2> const numbers{{1, 2}};
    static_assert(!LabelSource<decltype(open_target(numbers))>);
}

TEST_CASE("A batch is opened when its widths fit a network")
{
    xt::xtensor<double, 2> const x{{1, 2}, {3, 4}}, t{{5}, {6}};
    double seen = 0;
    auto const add = [&](auto const& samples, auto const& targets) { seen = samples(1, 1) + targets(1, 0); };
    with_batch<TwoToOne>(MSELoss{}, x, t, add);
    CHECK(seen == 10);
    seen = 0;
    CHECK_THROWS_AS((with_batch<TwoToOne>(MSELoss{}, t, t, add)), ShapeError);
    CHECK_THROWS_AS((with_batch<TwoToOne>(MSELoss{}, x, x, add)), ShapeError);
    CHECK(seen == 0);
}

TEST_CASE("What one sample should give is an array of one axis, or one label")
{
    double seen = 0;
    auto const add = [&](auto const& samples, auto const& targets) {
        static_assert(std::same_as<decltype(samples.rows()), Constant<1>>);
        seen = samples(0, 1) + targets(0, 0);
    };
    std::array<double, 2> const x{1, 2};
    with_batch<TwoToOne>(MSELoss{}, x, std::array<double, 1>{5}, add);
    CHECK(seen == 7);
    with_batch<TwoToOne>(MSELoss{}, x, std::vector<double>{6}, add);
    CHECK(seen == 8);
    CHECK_THROWS_AS((with_batch<TwoToOne>(MSELoss{}, x, std::vector<double>{6, 7}, add)), ShapeError);
    with_batch<TwoToOne>(CrossEntropyLoss{}, x, std::array{0},
                         [&](auto const&, auto const& labels) { seen = labels.label(0); });
    CHECK(seen == 0);
}

TEST_CASE("Expressions without memory are computed once, before they are used, what has memory is not copied")
{
    xt::xtensor<double, 2> x{{1, 2}, {3, 4}}, t{{5}, {6}};
    std::size_t reads = 0;
    auto const counted = [&](auto const& array) {
        return xt::make_lambda_xfunction([&](auto number) { return ++reads, number; }, array);
    };
    auto const read_twice = [&](auto const& samples, auto const& targets) {
        x(0, 0) = 10; // not seen: the batch is what it was
        for (int i = 0; i < 2; ++i)
            for (std::size_t row = 0; row < 2; ++row) {
                CHECK(samples(row, 0) == (row == 0 ? 1 : 3));
                CHECK(targets(row, 0) == (row == 0 ? 5 : 6));
            }
        x(0, 0) = 1;
    };
    with_batch<TwoToOne>(MSELoss{}, counted(x), counted(t), read_twice);
    CHECK(reads == 4 + 2);
    reads = 0;
    xt::xtensor<int, 1> const labels{0, 0};
    with_batch<TwoToOne>(CrossEntropyLoss{}, counted(x), counted(labels),
                         [&](auto const&, auto const& of) { CHECK(of.label(1) == 0); });
    CHECK(reads == 4 + 2);

    xt::xtensor<double, 2> columns = xt::transpose(x);
    with_batch<TwoToOne>(MSELoss{}, xt::view(x, xt::keep(1, 0), xt::all()),
                         xt::view(columns, xt::keep(0, 1), xt::range(0, 1)),
                         [&](auto const& samples, auto const& targets) {
                             CHECK(&samples(0, 0) == &x(1, 0));
                             CHECK(&targets(1, 0) == &columns(1, 0));
                         });
    xt::xtensor_fixed<double, xt::xshape<2, 2>> const fixed{{1, 2}, {3, 4}};
    with_batch<TwoToOne>(MSELoss{}, 2 * fixed, t, [](auto const& samples, auto const&) {
        static_assert(std::same_as<decltype(samples.rows()), Constant<2>>);
        CHECK(samples(1, 1) == 8);
    });
}
