// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/cublas/epilogue.hpp>

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/formula/chain.hpp>

using namespace lamina;
using namespace lamina::core;
using cuda::LtEpilogue;

namespace {

/// An activation whose body is such a lambda.
template <auto body>
struct By : Formula {
    static constexpr auto name = "By";
    static constexpr auto value(auto x) { return body(x); }
};

template <class... Formulas>
constexpr LtEpilogue epilogue = cuda::epilogue_of<typename Chain<Formulas...>::Value>;
template <auto body>
constexpr LtEpilogue of = epilogue<By<body>>;

constexpr double root = 0.7978845608028654;

} // namespace

TEST_CASE("ReLU is known by its expression, whoever wrote it")
{
    STATIC_REQUIRE(epilogue<> == LtEpilogue::identity);
    STATIC_REQUIRE(epilogue<Identity> == LtEpilogue::identity);
    STATIC_REQUIRE(epilogue<ReLU> == LtEpilogue::relu);
    STATIC_REQUIRE(epilogue<Identity, ReLU> == LtEpilogue::relu);
    STATIC_REQUIRE(of<[](auto x) { return max(0, x); }> == LtEpilogue::relu);
}

TEST_CASE("What only looks like ReLU is not")
{
    STATIC_REQUIRE(of<[](auto x) { return max(2 * x, 0); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 2 * max(x, 0); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return max(x, 1); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return min(x, 0); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return max(x, 0.01 * x); }> == LtEpilogue::unmatched);          // leaky
    STATIC_REQUIRE(of<[](auto x) { return where(x > 0, x, 0.01 * x); }> == LtEpilogue::unmatched); // leaky
    STATIC_REQUIRE(of<[](auto x) { return min(max(x, 0), 6); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(epilogue<PReLU<>> == LtEpilogue::unmatched);
    STATIC_REQUIRE(epilogue<ReLU, Tanh> == LtEpilogue::unmatched);
    STATIC_REQUIRE(epilogue<Tanh, ReLU> == LtEpilogue::unmatched);
}

TEST_CASE("GELU with tanh is known however it is spelt")
{
    STATIC_REQUIRE(epilogue<GELUTanh> == LtEpilogue::gelu);
    STATIC_REQUIRE(of<[](auto x) { return x * (tanh(root * (x + 0.044715 * pow(x, 3))) + 1) / 2; }> ==
                   LtEpilogue::gelu);
    STATIC_REQUIRE(
        of<[](auto x) { return 0.5 * (x + x * tanh(0.7978845608 * x * (1 + 0.044715 * x * x))); }> ==
        LtEpilogue::gelu);
    STATIC_REQUIRE(
        of<[](auto x) { return x - x * (0.5 - tanh(root * x - -0.044715 * root * x * square(x)) / 2); }> ==
        LtEpilogue::gelu);
}

TEST_CASE("GELU with erf and other formulas near it are not")
{
    STATIC_REQUIRE(epilogue<GELU> == LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(0.7979 * (x + 0.044715 * x * x * x))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(root * (x + 0.0447 * x * x * x))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 - tanh(root * (x + 0.044715 * x * x * x))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return x * (1 + tanh(root * (x + 0.044715 * x * x * x))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(root * (x + 0.044715 * x * x * x * x))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x + 0.5 * x * tanh(root * x) * tanh(root * x); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(tanh(root * (x + 0.044715 * x * x * x)))); }> ==
                   LtEpilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return x * sigmoid(1.702 * x); }> == LtEpilogue::unmatched);
    STATIC_REQUIRE(epilogue<Tanh> == LtEpilogue::unmatched);
    STATIC_REQUIRE(epilogue<GELUTanh, ReLU> == LtEpilogue::unmatched);
}
