// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/layered.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "backends/cuda/problem.hpp"
#include "local/gelu.hpp"

using namespace lamina;
using cuda::Epilogue;
using laws::EmulatedDevice, laws::EmulatedLibrary;

namespace {

/// A problem by launches over a whole device, so many rows at a time, against the reference backend.
template <class Runtime, class P>
void agrees(std::size_t rows)
{
    using Body =
        cuda::Layered<Runtime, 8, double, typename P::Model, typename P::Loss, typename P::Optimizer>;
    P const problem(rows);
    std::vector<double> memory(Body::memory_size);
    cuda::Repetition<Runtime, cuda::StepKey<double>> repetition;
    laws::check_close(problem.template by<double>([&](auto const& steps, auto const& batch) {
        Body::train(steps, batch, memory.data(), repetition);
    }),
                      problem.expected());
}

/// The same of forward passes.
template <class Runtime, class A>
void infers(std::size_t rows)
{
    reference::Network<A, double> const net{random::Torch{3}};
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({rows, input_size<A>});
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = std::sin(static_cast<double>(i));
    auto const expected = net(x);
    auto y = xt::xtensor<double, 2>::from_shape(expected.shape());
    auto const parameters = net.parameters();
    cuda::InferLayered<Runtime, double, ModelOf<A>>::run(parameters.data(), x.data(), y.data(), rows);
    for (std::size_t i = 0; i < y.size(); ++i)
        CHECK(y.data()[i] == Approx(expected.data()[i]).epsilon(1e-13).margin(1e-15));
}

/// Formulas with an epilogue and without.
using Mixed = Sequential<Linear<2, 5>, ReLU, Linear<5, 4>, laws::TanhGELU, Linear<4, 4, NoBias>, laws::GELU,
                         Linear<4, 3>>;
using ByFormula = laws::Problem<Mixed, MSELoss<>, SGD<>, double>;

} // namespace

TEST_CASE("Launches over a device train as the reference backend does, in one tile of rows and in two")
{
    agrees<EmulatedDevice, laws::ByElement>(5);
    agrees<EmulatedDevice, laws::ByElement>(11);
    agrees<EmulatedDevice, laws::ByRow>(5);
    agrees<EmulatedDevice, laws::ByRow>(11);
}

TEST_CASE("So do they with a library, whatever it knows of epilogues")
{
    for (bool const knows : {true, false}) {
        EmulatedLibrary::knows_epilogues = knows;
        agrees<EmulatedLibrary, laws::ByElement>(5);
        agrees<EmulatedLibrary, laws::ByElement>(11);
        agrees<EmulatedLibrary, laws::ByRow>(5);
        agrees<EmulatedLibrary, laws::ByRow>(11);
        agrees<EmulatedLibrary, ByFormula>(11);
    }
    EmulatedLibrary::knows_epilogues = true;
}

TEST_CASE("Training takes ReLU as an epilogue, and GELU with tanh not, whose pre-activation it keeps")
{
    EmulatedLibrary::computed.clear();
    agrees<EmulatedLibrary, ByFormula>(5);
    // in each of three steps, which are asked for twice and once more to be recorded
    CHECK(EmulatedLibrary::computed[Epilogue::relu] == 3);
    CHECK(EmulatedLibrary::computed[Epilogue::gelu] == 0);
}

TEST_CASE("Forward passes take both as epilogues, and GELU with erf not")
{
    infers<EmulatedDevice, Mixed>(7);
    infers<EmulatedDevice, Mixed>(1);
    EmulatedLibrary::computed.clear();
    infers<EmulatedLibrary, Mixed>(7);
    CHECK(EmulatedLibrary::computed[Epilogue::relu] == 1);
    CHECK(EmulatedLibrary::computed[Epilogue::gelu] == 1);
    CHECK(EmulatedLibrary::computed[Epilogue::identity] ==
          2); // with the bias of the last, and of GELU's none
    EmulatedLibrary::knows_epilogues = false;
    infers<EmulatedLibrary, Mixed>(7);
    EmulatedLibrary::knows_epilogues = true;
}
