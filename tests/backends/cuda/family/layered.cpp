// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/family/layered.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "backends/cuda/layered_problem.hpp"

using namespace lamina;
using namespace lamina::core;
using cuda::LtEpilogue;
using laws::EmulatedDevice, laws::EmulatedLibrary;

namespace {

/// That forward passes by launches over a whole device are those of the reference backend.
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

using Mixed = laws::MixedFormulas::A;

} // namespace

TEST_CASE("Launches over a device train as the reference backend does, in one tile of rows and in two")
{
    laws::trains_layered<EmulatedDevice, laws::ByElement>(5);
    laws::trains_layered<EmulatedDevice, laws::ByElement>(11);
    laws::trains_layered<EmulatedDevice, laws::ByRow>(5);
    laws::trains_layered<EmulatedDevice, laws::ByRow>(11);
}

TEST_CASE("So do they with a library, whatever it knows of epilogues")
{
    for (bool const knows : {true, false}) {
        EmulatedLibrary::knows_epilogues = knows;
        laws::trains_layered<EmulatedLibrary, laws::ByElement>(5);
        laws::trains_layered<EmulatedLibrary, laws::ByElement>(11);
        laws::trains_layered<EmulatedLibrary, laws::ByRow>(5);
        laws::trains_layered<EmulatedLibrary, laws::ByRow>(11);
        laws::trains_layered<EmulatedLibrary, laws::MixedFormulas>(11);
    }
    EmulatedLibrary::knows_epilogues = true;
}

TEST_CASE("Training takes ReLU as an epilogue, and GELU with tanh not, whose pre-activation it keeps")
{
    EmulatedLibrary::computed.clear();
    laws::trains_layered<EmulatedLibrary, laws::MixedFormulas>(5);
    // in each of three steps, which are asked for twice and once more to be recorded
    CHECK(EmulatedLibrary::computed[LtEpilogue::relu] == 3);
    CHECK(EmulatedLibrary::computed[LtEpilogue::gelu] == 0);
}

TEST_CASE("Forward passes take both as epilogues, and GELU with erf not")
{
    infers<EmulatedDevice, Mixed>(7);
    infers<EmulatedDevice, Mixed>(1);
    EmulatedLibrary::computed.clear();
    infers<EmulatedLibrary, Mixed>(7);
    CHECK(EmulatedLibrary::computed[LtEpilogue::relu] == 1);
    CHECK(EmulatedLibrary::computed[LtEpilogue::gelu] == 1);
    CHECK(EmulatedLibrary::computed[LtEpilogue::identity] ==
          2); // with the bias of the last, and of GELU's none
    EmulatedLibrary::knows_epilogues = false;
    infers<EmulatedLibrary, Mixed>(7);
    EmulatedLibrary::knows_epilogues = true;
}
