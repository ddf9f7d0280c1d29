// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/cublas/product.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/formula/chain.hpp>
#include <lamina/optimizers.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;
using cuda::LtEpilogue;

namespace {

using Array = Rows<double, std::size_t>;
template <class Formula, class Kept>
using Activated = cuda::AfterProduct<Activate<Chain<Formula>, double, Array, Kept>>;
template <class Formula>
using Back = cuda::AfterProduct<ActivateBackward<Chain<Formula>, double, Array, Array>>;
using Rule = UpdateRule<SGD<>>;

/// dot's contraction, and what it asked of the library and of the map.
template <class Dot>
struct Contraction {
    std::vector<cuda::Product<double>> asked;
    std::size_t mapped = 0;
    bool done;

    Contraction(Dot const& dot, bool knows_epilogues, bool knows_products = true)
        : done(cuda::contract_by_product<double>(
              2, 3, dot,
              [&](cuda::Product<double> const& product) {
                  asked.push_back(product);
                  bool const is_plain = product.epilogue == LtEpilogue::identity && product.bias == nullptr;
                  return is_plain ? knows_products : knows_epilogues;
              },
              [&](auto const& f) {
                  ++mapped;
                  for (std::size_t row = 0; row < 2; ++row)
                      for (std::size_t column = 0; column < 3; ++column)
                          f(reference::Place<double>{row, column});
              }))
    {}
};

} // namespace

TEST_CASE("An epilogue serves where it loses nothing that the backward pass reads")
{
    STATIC_REQUIRE(Activated<ReLU, NotStored>::epilogue == LtEpilogue::relu);
    STATIC_REQUIRE(Activated<GELUTanh, NotStored>::epilogue == LtEpilogue::gelu);
    STATIC_REQUIRE(Activated<Identity, NotStored>::epilogue == LtEpilogue::identity);
    STATIC_REQUIRE(Activated<GELU, NotStored>::epilogue == LtEpilogue::unmatched);
    STATIC_REQUIRE(Activated<GELUTanh, Array>::epilogue == LtEpilogue::unmatched);
    STATIC_REQUIRE(Back<Identity>::epilogue == LtEpilogue::identity);
    STATIC_REQUIRE(Back<ReLU>::epilogue == LtEpilogue::unmatched);
}

TEST_CASE("What no epilogue computes is left to a map, with the bias")
{
    std::vector<double> const x{1, 2, 3, 4}, weight{1, 0, 0, 1, 1, 1}, bias{0.5, -9, 0};
    std::vector<double> y{-1, 2, -3, 4, -5, 6};
    Array const to{y.data(), 3};
    auto const dot = cuda::dot_product<double>(Constant<2>{}, cuda::Lines<double, std::size_t>{x.data(), 2},
                                               cuda::Lines<double, std::size_t>{weight.data(), 2},
                                               Load<PerColumn<double const>>{{bias.data()}},
                                               Activate<Chain<ReLU>, double, Array, NotStored>{to, {}, {}});

    Contraction const with(dot, true);
    REQUIRE(with.asked.size() == 1);
    CHECK(with.asked[0].epilogue == LtEpilogue::relu);
    CHECK(with.asked[0].bias == bias.data());
    CHECK(with.asked[0].depth == 2);
    CHECK(with.asked[0].to == y.data());
    CHECK(with.mapped == 0);
    CHECK(with.done);

    Contraction const without(dot, false);
    REQUIRE(without.asked.size() == 2);
    CHECK(without.asked[1].epilogue == LtEpilogue::identity);
    CHECK(without.asked[1].bias == nullptr);
    CHECK(without.mapped == 1);
    CHECK(y == std::vector<double>{0, 0, 0, 4.5, 0, 6});

    Contraction const neither(dot, false, false);
    CHECK(!neither.done);
    CHECK(neither.mapped == 0);
}

TEST_CASE("The gradient of a batch in parts is added up by the library, the last part moves the parameters")
{
    std::vector<double> const dz{1, 2}, x{1, 2, 3};
    std::vector<double> w(6, 1), g{1, 2, 3, 4, 5, 6};
    Array const weights{w.data(), 3}, gradients{g.data(), 3};
    auto const part = [&](Part which) {
        auto const dot = cuda::dot_product<double>(
            std::size_t{1}, cuda::TransposedLines<double, std::size_t>{dz.data(), 2},
            cuda::TransposedLines<double, std::size_t>{x.data(), 3}, ZeroStart{},
            Update<Rule, double, Array, 1>{weights, gradients, {}, {0.5}, which});
        return Contraction(dot, true);
    };
    auto const first = part({true, false});
    REQUIRE(first.asked.size() == 1);
    CHECK(!first.asked[0].adds);
    CHECK(first.asked[0].left.is_transposed);
    CHECK(first.asked[0].to == g.data());
    CHECK(first.mapped == 0);
    auto const last = part({false, true});
    CHECK(last.asked[0].adds);
    CHECK(last.mapped == 1);
    CHECK(w == std::vector<double>{0.5, 0, -0.5, -1, -1.5, -2});
}
