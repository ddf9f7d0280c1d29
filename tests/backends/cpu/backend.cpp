// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/backend.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

static_assert(Backend<cpu::Backend<xsimd::default_arch>, float>);

namespace {

/// Forward and gradient on one instruction set against the reference backend in long double.
template <class A, class T, class Arch, class Loss>
void check(std::size_t rows, auto const& make_target)
{
    cpu::Network<A, T, Arch> const net{random::Torch{4}};
    Parameters<A, long double> const exact(net.parameters());
    reference::Network<A, long double> const plain{exact};
    xt::xtensor<T, 2> const x = xt::cast<T>(random::NumPy{1}.uniform(-1, 1, rows, input_size<A>));
    xt::xtensor<long double, 2> const wide_x = xt::cast<long double>(x);
    auto const y = net(x);
    auto const wanted = plain(wide_x);
    double const tolerance = 200 * static_cast<double>(std::numeric_limits<T>::epsilon());
    for (std::size_t i = 0; i < y.size(); ++i)
        CHECK(static_cast<double>(y.data()[i]) ==
              Approx(static_cast<double>(wanted.data()[i])).epsilon(tolerance).margin(tolerance));
    auto const g = gradient(net, Loss{}, x, make_target(T(0), rows));
    auto const exact_g = gradient(plain, Loss{}, wide_x, make_target(0.0L, rows));
    CHECK(static_cast<double>(g.loss()) == Approx(static_cast<double>(exact_g.loss())).epsilon(tolerance));
    for (std::size_t index = 0; index < array_keys<A>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<A>[index].parameter.lines(); ++line)
            for (std::size_t i = 0; i < array_keys<A>[index].parameter.length(); ++i)
                CHECK(static_cast<double>(g.element(index, line, i)) ==
                      Approx(static_cast<double>(exact_g.element(index, line, i)))
                          .epsilon(10 * tolerance)
                          .margin(tolerance));
}

template <class A, class Arch>
void check_all()
{
    auto const numbers = [](auto zero, std::size_t rows) {
        using T = decltype(zero);
        return xt::xtensor<T, 2>(xt::cast<T>(random::NumPy{2}.uniform(-1, 1, rows, output_size<A>)));
    };
    auto const labels = [](auto, std::size_t rows) {
        std::vector<int> result;
        for (std::size_t row = 0; row < rows; ++row)
            result.push_back(static_cast<int>(row * 7 % output_size<A>));
        return result;
    };
    for (std::size_t const rows : {1u, 3u, 4u, 9u, 70u}) {
        check<A, float, Arch, MSELoss<>>(rows, numbers);
        check<A, double, Arch, MSELoss<>>(rows, numbers);
        check<A, double, Arch, CrossEntropyLoss<>>(rows, labels);
    }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("Lanes over inputs and outputs, tails and whole registers, on every width", "",
                        laws::Widths)
{
    check_all<Sequential<Linear<3, 5>, Tanh, Linear<5, 2>, Sigmoid>, TestType>();
    check_all<Sequential<Linear<33, 1>, Tanh, Linear<1, 17>>, TestType>();
    check_all<Sequential<Linear<2, 64, NoBias>, ReLU, Linear<64, 3>>, TestType>();
}
