// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/forward.hpp>

#include "catch.hpp"

#include <lamina/backends/reference/backend.hpp>
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

namespace {

using Plain = reference::Backend;
using Small = ModelOf<Sequential<Linear<2, 1>, ReLU>>;

constexpr std::array<double, 3> parameters{3, 5, -40};

/// Rows (0, 1), (2, 3), … as a source; what `Small` makes of them is max(0, 3 x0 + 5 x1 - 40).
std::vector<double> samples(std::size_t rows)
{
    std::vector<double> x(2 * rows);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
    return x;
}
std::vector<double> wanted(std::size_t rows)
{
    std::vector<double> y(rows);
    for (std::size_t row = 0; row < rows; ++row) y[row] = std::max(0.0, 16 * static_cast<double>(row) - 35);
    return y;
}

/// What `with_prefetch` would ask for: numbers of x from where to where, then of y.
auto asked(auto const& x, auto const& y, std::size_t first, std::size_t count)
{
    std::array<std::ptrdiff_t, 4> places{};
    with_prefetch<float>(x, 3, y, 2, first, count, [&](auto const& thread) {
        if constexpr (requires { thread.to_read; })
            places = {thread.to_read->next - x.data, thread.to_read->end - x.data,
                      thread.to_write->next - y.data, thread.to_write->end - y.data};
    });
    return places;
}

constexpr std::array<std::size_t, 5> batches{0, 1, 7, 8, 33};

template <class T>
xt::xtensor<T, 2> full(std::size_t rows, std::size_t columns, T number)
{
    return xt::xtensor<T, 2>(std::array{rows, columns}, number);
}

/// 1-Width-1 with every weight 1, so that y = Width x; forward and training of batches of any size.
template <class T, std::size_t Width>
void passes_batches()
{
    using A = Sequential<Linear<1, Width, NoBias>, ReLU, Linear<Width, 1, NoBias>>;
    Network<A, T> net{zeros};
    std::vector<T> const ones(Width, T(1));
    net.template set<"0.weight">(ones);
    net.template set<"2.weight">(ones);
    T const width = static_cast<T>(Width);
    for (std::size_t const rows : batches) {
        CAPTURE(Width, rows, sizeof(T));
        CHECK((net(full(rows, 1, T(1))) == full(rows, 1, width)));
        if (rows == 0) continue;
        auto trained = net;
        Trainer trainer{trained, MSELoss{}, SGD{.lr = 0.5 / static_cast<double>(Width)}};
        CHECK(trainer.step(full(rows, 1, T(1)), full(rows, 1, width - 1)) == 1); // dW = 2 everywhere
        CHECK(trained.template get<"0.weight">()(Width - 1, 0) == 1 - 1 / width);
    }
}

template <class T, std::size_t... Widths>
void pass_batches()
{
    (passes_batches<T, Widths>(), ...);
}

} // namespace

TEST_CASE("Batches pass through layers of every width")
{
    // around the widths from which the stack holds 16, 8, 4 and 1 of a row's two buffers
    pass_batches<float, 1, 511, 512, 513, 1024, 1025, 1500, 2000, 2048, 2049, 5000>();
    pass_batches<double, 1, 255, 256, 257, 512, 513, 600, 1024, 1025, 5000>();
}

TEMPLATE_TEST_CASE("No width leaves a tile without rows, or one that the stack does not hold", "", float,
                   double)
{
    using T = TestType;
    using Backend = cpu::Backend<xsimd::default_arch>;
    for (std::size_t width = 1; width <= 5000; ++width) {
        std::size_t const row = 2 * Backend::row_stride<T>(width);
        std::size_t const rows = 64 * 1024 / (row * sizeof(T));
        for (std::size_t const weight : {std::size_t{1}, width, 1000 * width}) {
            std::size_t const wanted = Backend::tile_rows<T>(row, weight);
            std::size_t const tile = Forward<Backend, T, Small>::tile_of(rows, wanted);
            CAPTURE(width, weight, rows, wanted, tile);
            REQUIRE((tile > 0 && tile <= wanted && (tile <= rows || rows < 16)));
        }
        std::size_t const count = batches[width % batches.size()]; // by loops whose sizes only run time knows
        xt::xtensor<T, 2> const x = full(count, 1, T(1)), first = full(width, 1, T(1)),
                                second = full(1, width, T(1));
        xt::xtensor<T, 2> const y = linear(relu(linear(x, first)), second);
        REQUIRE((y == full(count, 1, static_cast<T>(width))));
    }
}

TEST_CASE("While rows are computed the next ones' inputs and these ones' outputs are asked for")
{
    using Places = std::array<std::ptrdiff_t, 4>;
    std::vector<float> numbers(300), results(200);
    auto const x = rows_of(numbers.data(), std::size_t{100}, 3);
    auto const y = rows_of(results.data(), std::size_t{100}, 2);
    CHECK(asked(x, y, 0, 40) == Places{120, 240, 0, 80});
    CHECK(asked(x, y, 40, 40) == Places{240, 300, 80, 160});
    Places const last = asked(x, y, 80, 20);
    CHECK(last == Places{300, 300, 160, 200});
    Places const alone = asked(x, y, 0, 100); // there is nothing to do it beside
    CHECK((alone[0] == alone[1] && alone[2] == alone[3]));
    auto const spread = rows_of(numbers.data(), std::size_t{50}, 6);
    Places const gaps = asked(spread, y, 0, 20);
    CHECK((gaps[0] == gaps[1] && gaps[2] == gaps[3]));
    with_prefetch<float>(rows_of(numbers.data(), Constant<100>{}, 3), 3, y, 2, 0, 40,
                         [](auto const& thread) { CHECK(std::same_as<decltype(thread), OneThread const&>); });
}

TEST_CASE("Members of a team compute their rows, and together all of them")
{
    constexpr Pass<Plain, double, Small> pass;
    auto const x = samples(37);
    std::vector<double> y(37, -1), scratch(8 * pass.memory.forward_row());
    auto const compute = [&](std::size_t index) {
        infer_rows(pass, parameters.data(), rows_of(x.data(), std::size_t{37}, 2),
                   rows_of(y.data(), std::size_t{37}, 1), scratch.data(), Constant<8>{}, Member{index, 2});
    };
    compute(1);
    CHECK(y[0] == -1);
    CHECK(y[36] == wanted(37)[36]);
    compute(0);
    CHECK(y == wanted(37));
}

TEST_CASE("A batch goes through on the stack, or on the heap where a row takes too much")
{
    auto const x = samples(100);
    std::vector<double> y(100);
    Forward<Plain, double, Small>::run(parameters.data(), rows_of(x.data(), std::size_t{100}, 2),
                                       rows_of(y.data(), std::size_t{100}, 1));
    CHECK(y == wanted(100));
    static_assert(Forward<Plain, double, Small>::SampleFits::value);

    using Wide =
        Forward<Plain, double, ModelOf<Sequential<Linear<1, 5000, NoBias>, Linear<5000, 1, NoBias>>>>;
    static_assert(!Wide::SampleFits::value);
    std::vector<double> const ones(10'000, 1);
    std::array<double, 1> const sample{2};
    std::array<double, 1> result{};
    Wide::run(ones.data(), rows_of(sample.data(), Constant<1>{}, 1),
              rows_of(result.data(), Constant<1>{}, 1));
    CHECK(result[0] == 10'000);
}

TEST_CASE("Rows in eights are read and written where they lie, others are copied: the same numbers")
{
    using Wide = Network<Sequential<Linear<40, 64>, Tanh, Linear<64, 48>>, float>;
    static_assert(Wide::Pass::Memory::reads_rows && Wide::Pass::Memory::writes_rows);
    static_assert(
        !Network<Sequential<Linear<40, 64>, Tanh, Linear<64, 5>>, float>::Pass::Memory::writes_rows);
    static_assert(!Network<Sequential<Linear<64, 64>>, float>::Pass::Memory::writes_rows); // y may be x
    static_assert(!Network<Sequential<Linear<3, 64>>, float>::Pass::Memory::reads_rows);
    AlignedArray<float> parameters(Wide::Pass::Sizes::layout.parameters);
    for (std::size_t i = 0; i < Wide::Pass::Sizes::layout.parameters; ++i)
        parameters.data()[i] = static_cast<float>(i % 23) / 46 - 0.25F;
    std::vector<float> x(27 * 43), y(27 * 51, -1), copied(27 * 51, -1);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i % 29) / 29;
    auto const run = [&](std::size_t rows, std::vector<float>& to) {
        auto from = rows_of(static_cast<float const*>(x.data()), rows, 40);
        auto result = rows_of(to.data(), rows, 48);
        from.row_step = 43;
        result.row_step = 51;
        Forward<Wide::backend, float, ModelOf<Wide::architecture>>::run(parameters.data(), from, result);
    };
    run(24, y);
    run(27, copied);
    CHECK(std::equal(y.begin(), y.begin() + 24 * 51, copied.begin()));
    CHECK((y[47] != -1 && y[48] == -1 && y[50] == -1 && y[24 * 51] == -1));
}
