// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/lanes_over_samples.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/backends/cpu/choice.hpp>
#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

template <class A, class T, class Arch, class RowCount>
constexpr bool over_samples =
    !std::same_as<typename cpu::Choice<Arch, T, ModelOf<A>, RowCount>::type, cpu::Backend<Arch>>;

using Perceptron = Sequential<Linear<2, 1>, Sigmoid>;
using Mixed = Sequential<Tanh, Linear<3, 5>, PReLU<5>, Linear<5, 2, NoBias>, Linear<2, 9>, Sigmoid, PReLU<>,
                         Linear<9, 2>>;
using Curve = Sequential<Linear<1, 10>, ReLU, Linear<10, 1>>;

/// The CPU's backend with lanes over the samples for every network.
template <class Arch>
struct OverSamples : cpu::Backend<Arch> {
    template <class Self, class T, class Model, class RowCount>
    using Chosen =
        cpu::Samples<typename cpu::Narrower<Arch, (std::same_as<RowCount, std::size_t> ? 64 : RowCount{}) *
                                                      sizeof(T)>::type,
                     cpu::Backend<Arch>>;
};

static_assert(Backend<cpu::Samples<laws::Shortest, cpu::Backend<laws::Shortest>>, float>);
static_assert(SumsOfGroups<cpu::Samples<laws::Shortest, cpu::Backend<laws::Shortest>>, double>);

// (clang 19 warns of designated initializers inside a template)
constexpr SGD sgd{.lr = 0.01, .momentum = 0.5};

/// Three steps of training with momentum, as one run and one by one, give what the reference backend gives.
template <class A, class T, class Arch>
void check_training(auto const& x, auto const& t, std::size_t rows)
{
    BasicNetwork<A, T, OverSamples<Arch>> net{random::Torch{3}}, stepped = net;
    reference::Network<A, T> plain{net.parameters()};
    xt::xtensor<T, 2> const any_x = x, any_t = t;
    Trainer trainer{net, MSELoss<Sum>{}, sgd};
    Trainer stepper{stepped, MSELoss<Sum>{}, sgd};
    Trainer slow{plain, MSELoss<Sum>{}, sgd};
    T const loss = trainer.run(3, x, t);
    stepper.step(x, t);
    stepper.step(x, t);
    CHECK(stepper.step(x, t) == loss);
    CHECK(stepped == net);
    // sums of up to 40 terms in another order
    T const tolerance = 500 * std::numeric_limits<T>::epsilon();
    CHECK(loss == Approx(slow.run(3, any_x, any_t)).epsilon(tolerance));
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i)
                CHECK(net.element(index, line, i) ==
                      Approx(plain.element(index, line, i)).epsilon(tolerance).margin(tolerance));
    auto const y = net(x);
    auto const wanted = plain(any_x);
    for (std::size_t row = 0; row < rows; ++row)
        CHECK(y(row, 0) == Approx(wanted(row, 0)).epsilon(tolerance).margin(tolerance));
}

template <class A, class T>
auto sample(std::size_t rows)
{
    random::NumPy numpy{static_cast<std::uint32_t>(rows)};
    return std::pair{xt::xtensor<T, 2>(xt::cast<T>(numpy.uniform(-0.3, 0.3, rows, input_size<A>))),
                     xt::xtensor<T, 2>(xt::cast<T>(numpy.uniform(-0.1, 0.1, rows, output_size<A>)))};
}

template <class A, class T, class Arch>
void check_batches()
{
    for (std::size_t rows = 1; rows <= 40; ++rows) {
        auto const [x, t] = sample<A, T>(rows);
        check_training<A, T, Arch>(x, t, rows);
    }
    [&]<std::size_t... Rows>(std::index_sequence<Rows...>) {
        auto const check = [&]<std::size_t R>(Constant<R>) {
            auto const [x, t] = sample<A, T>(R);
            xt::xtensor_fixed<T, xt::xshape<R, input_size<A>>> const fixed_x = x;
            xt::xtensor_fixed<T, xt::xshape<R, output_size<A>>> const fixed_t = t;
            check_training<A, T, Arch>(fixed_x, fixed_t, R);
        };
        (check(Constant<Rows>{}), ...);
    }(std::index_sequence<1, 2, 3, 4, 8, 20>{});
}

} // namespace

TEST_CASE("Lanes run over the samples where a network is narrow")
{
    using Arch = xsimd::default_arch;
    static_assert(over_samples<Perceptron, float, Arch, std::size_t>);
    static_assert(!over_samples<Sequential<Linear<64, 64>, ReLU>, float, Arch, std::size_t>);
    static_assert(!over_samples<Sequential<Linear<4, 16>, Tanh, Linear<16, 2>>, float, Arch, std::size_t>);
    static_assert(
        !over_samples<Sequential<Linear<1, 1000>, ReLU, Linear<1000, 1>>, float, Arch, std::size_t>);
    // as many lanes as a known batch needs, no more
    using Four = typename cpu::Choice<Arch, double, ModelOf<Perceptron>, Constant<4>>::type;
    if constexpr (over_samples<Perceptron, double, Arch, Constant<4>>)
        CHECK(Four::tile_rows<double>(0, 0) == std::min<std::size_t>(4, cpu::Lanes<double, Arch>::size));
}

TEMPLATE_LIST_TEST_CASE("Lanes over the samples train as the reference does", "", laws::Widths)
{
    check_batches<Perceptron, double, TestType>();
    check_batches<Mixed, double, TestType>();
    check_batches<Curve, float, TestType>();
}

TEST_CASE("A callback may change the batch of a run")
{
    Network<Perceptron, double> net, twin;
    xt::xtensor<double, 2> x{{1, 2}, {3, 4}}, t{{0}, {1}};
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    Trainer stepper{twin, MSELoss{}, SGD{.lr = 0.1}};
    auto const original = x;
    trainer.run(3, x, t, every(2, [&](std::size_t, double) { x(0, 0) += 1; }));
    xt::xtensor<double, 2> now = original;
    stepper.step(now, t);
    now(0, 0) += 1;
    stepper.step(now, t);
    stepper.step(now, t);
    CHECK(twin == net);
}
