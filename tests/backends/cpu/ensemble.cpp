// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cpu/ensemble.hpp>

#include "catch.hpp"
#include "local/ensemble.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Networks in the lanes of a register train as each would alone")
{
    laws::ensemble<cpu::Backend<xsimd::default_arch>>();
}

TEST_CASE("Networks in lanes: none of them, no steps, no rows")
{
    laws::ensemble_of_nothing<cpu::Backend<xsimd::default_arch>>();
}

TEST_CASE("Ensembles train on the standard library's arrays, and compute a lazy batch once")
{
    using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 2>>;
    std::vector<float> numbers(2 * 9);
    std::vector<char> labels(9);
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = std::sin(static_cast<float>(i));
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<char>(i % 2);
    xt::xtensor<float, 2> x = xt::zeros<float>({9, 2});
    std::copy(numbers.begin(), numbers.end(), x.begin());
    std::size_t reads = 0;
    auto const counted = xt::make_lambda_xfunction([&](float number) { return ++reads, number; }, x);

    Ensemble<A> one{11, random::Torch{1}}, two = one;
    auto const losses = one.train(5, CrossEntropyLoss{}, SGD{.lr = 0.1}, MatrixView{numbers, 2}, labels);
    CHECK(losses == two.train(5, CrossEntropyLoss{}, SGD{.lr = 0.1}, counted, labels));
    CHECK(reads == x.size());
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i] == two[i]);
}
