// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/epilogues.hpp>

#include "catch.hpp"
#include "local/counting.hpp"

#include <lamina/activations.hpp>
#include <lamina/losses.hpp>
#include <lamina/pass/training.hpp>

#include <set>

using namespace lamina;
using namespace lamina::core;

namespace {
namespace own {
struct Softplus : Formula {
    static constexpr auto name = "Softplus";
    static constexpr auto value(auto x) { return softplus(x); }
};
} // namespace own

constexpr std::size_t rows = 7;

/// Runs a forward pass and says how many numbers were written, each once.
template <class A>
std::size_t forward_writes()
{
    Pass<laws::Counting, double, ModelOf<A>> const pass;
    std::vector<double> const parameters(pass.sizes.layout.parameters, 0.25);
    std::vector<double> scratch(16 * pass.memory.forward_row(), 0.5);
    laws::writes.clear();
    std::size_t const tile = 16;
    pass.infer(pass.memory.template alternating<0>(scratch.data(), tile),
               pass.memory.template alternating<pass.count>(scratch.data(), tile), rows, parameters.data(),
               scratch.data(), tile, OneThread{});
    for (auto const& [address, times] : laws::writes) CHECK(times == 1);
    return laws::writes.size();
}

/// The same of a training pass, forward and back.
template <class A, bool wants_input>
std::size_t training_writes()
{
    Pass<laws::Counting, double, ModelOf<A>> const pass;
    std::vector<double> const parameters(pass.sizes.layout.parameters, 0.25);
    std::vector<double> gradients(pass.sizes.layout.parameters), memory(pass.memory.training_size(16), 0.5);
    auto const buffers = pass.memory.buffers(memory.data(), std::size_t{16});
    laws::writes.clear();
    pass.forward(rows, parameters.data(), buffers, OneThread{});
    pass.template loss<MSELoss<>>(rows, parameters.data(), gradients.data(), buffers,
                                  pass.memory.targets(buffers), 1.0);
    pass.template backward<wants_input>(rows, parameters.data(), gradients.data(),
                                        CollectGradients<double>{gradients.data()}, whole_batch, buffers,
                                        OneThread{});
    std::size_t total = 0;
    for (auto const& [address, times] : laws::writes) total += static_cast<std::size_t>(times);
    return total;
}

} // namespace

TEST_CASE("A Linear with any chain of formulas after it writes each output once, and no array between")
{
    CHECK(forward_writes<Sequential<Linear<3, 5>>>() == rows * 5);
    CHECK(forward_writes<Sequential<Linear<3, 5>, Tanh>>() == rows * 5);
    CHECK(forward_writes<Sequential<Linear<3, 5>, Tanh, own::Softplus, Sigmoid, ReLU, Identity>>() ==
          rows * 5);
    CHECK(forward_writes<Sequential<Linear<3, 5>, Tanh, own::Softplus, Linear<5, 2, NoBias>, Sigmoid>>() ==
          rows * (5 + 2));
    CHECK(forward_writes<Sequential<Tanh, own::Softplus, Linear<3, 5>>>() == rows * (3 + 5));
}

TEST_CASE("The backward pass writes none but the gradients between the stages")
{
    using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Sigmoid>; // keeps outputs alone
    std::size_t const forward = rows * (5 + 2);
    CHECK(training_writes<A, false>() == forward + rows * (2 + 5));
    CHECK(training_writes<A, true>() == forward + rows * (2 + 5 + 3));
    using B = Sequential<Linear<3, 5>, Tanh, own::Softplus, Linear<5, 2>>; // keeps a pre-activation too
    CHECK(training_writes<B, false>() == rows * (5 + 5 + 2) + rows * (2 + 5));
}

TEST_CASE("A formula before the first contraction has no gradient unless someone wants it")
{
    using A = Sequential<Tanh, Linear<3, 5>>;
    CHECK(training_writes<A, false>() == rows * (3 + 5) + rows * 5);
    CHECK(training_writes<A, true>() == rows * (3 + 5) + rows * (5 + 3));
}
