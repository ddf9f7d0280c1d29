// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/steps_on_stack.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

/// What steps on the stack come to, and what a trainer with its arrays on the heap does: the losses, then the
/// parameters.
template <class A, std::size_t Rows>
void check_like_trainer(auto count, auto optimizer)
{
    using Net = Network<A, double>;
    using Backend = typename Net::backend;
    using Optimizer = decltype(optimizer);
    xt::xtensor<double, 2> const x = random::NumPy{1}.uniform(-1, 1, Rows, input_size<A>);
    xt::xtensor<double, 2> const t = random::NumPy{2}.uniform(-1, 1, Rows, output_size<A>);

    Net net{random::Torch{3}};
    Net other = net;
    Training<Backend, double, TrainingModelOf<A>> training{{}, 1};
    OptimizerState<typename Backend::template Memory<double>, double, Optimizer> state{
        Net::Pass::Sizes::layout.parameters};
    state.keep_gradients(Net::Pass::Sizes::layout.parameters);
    training.reserve(Rows);
    auto const loss =
        steps_on_stack<Backend, MSELoss<>>(training, state, optimizer, state.arrays(net.storage()), count,
                                           rows_of(x.data(), Constant<Rows>{}, input_size<A>),
                                           rows_of(t.data(), Constant<Rows>{}, output_size<A>));

    Trainer trainer{other, MSELoss{}, optimizer};
    double expected = 0;
    for (std::size_t i = 0; i < count; ++i) expected = trainer.step(x, t);
    CHECK(loss == Approx(expected).epsilon(1e-14));
    CHECK(state.made() == count);
    auto const found = state_dict(net);
    auto const wanted = state_dict(other);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(wanted[i].first);
        // of the order of sums, over some steps
        CHECK(xt::allclose(found[i].second, wanted[i].second, 1e-13, 1e-15));
    }
}

} // namespace

TEST_CASE(
    "Steps on the stack are a trainer's, one and several, few numbers and many, with a state and without")
{
    using Tiny = Sequential<Linear<2, 1>, Sigmoid>;
    using Crowded = Sequential<Linear<2, 10>, Tanh, Linear<10, 1>>;
    check_like_trainer<Tiny, 4>(Constant<1>{}, SGD{.lr = 0.1});
    check_like_trainer<Tiny, 4>(std::size_t{5}, SGD{.lr = 0.1, .momentum = 0.5});
    check_like_trainer<Crowded, 8>(Constant<1>{}, SGD{.lr = 0.1, .momentum = 0.5});
    check_like_trainer<Crowded, 8>(std::size_t{5}, SGD{.lr = 0.1});
}
