// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/cublas/epilogue.hpp>

#include "catch.hpp"
#include "local/gelu.hpp"
#include "local/prelu.hpp"

#include <lamina/activations.hpp>
#include <lamina/formula/chain.hpp>

using namespace lamina;
using namespace lamina::core;
using cuda::Epilogue;

namespace {

/// An activation whose body is such a lambda.
template <auto body>
struct By : Formula {
    static constexpr auto name = "By";
    static constexpr auto value(auto x) { return body(x); }
};

template <class... Formulas>
constexpr Epilogue epilogue = cuda::epilogue_of<typename Chain<Formulas...>::Value>;
template <auto body>
constexpr Epilogue of = epilogue<By<body>>;

constexpr double root = 0.7978845608028654;

} // namespace

TEST_CASE("ReLU is known by its expression, whoever wrote it")
{
    STATIC_REQUIRE(epilogue<> == Epilogue::identity);
    STATIC_REQUIRE(epilogue<Identity> == Epilogue::identity);
    STATIC_REQUIRE(epilogue<ReLU> == Epilogue::relu);
    STATIC_REQUIRE(epilogue<Identity, ReLU> == Epilogue::relu);
    STATIC_REQUIRE(of<[](auto x) { return max(0, x); }> == Epilogue::relu);
}

TEST_CASE("What only looks like ReLU is not")
{
    STATIC_REQUIRE(of<[](auto x) { return max(2 * x, 0); }> == Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 2 * max(x, 0); }> == Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return max(x, 1); }> == Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return min(x, 0); }> == Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return max(x, 0.01 * x); }> == Epilogue::unmatched);          // leaky
    STATIC_REQUIRE(of<[](auto x) { return where(x > 0, x, 0.01 * x); }> == Epilogue::unmatched); // leaky
    STATIC_REQUIRE(of<[](auto x) { return min(max(x, 0), 6); }> == Epilogue::unmatched);
    STATIC_REQUIRE(epilogue<laws::PReLU<>> == Epilogue::unmatched);
    STATIC_REQUIRE(epilogue<ReLU, Tanh> == Epilogue::unmatched);
    STATIC_REQUIRE(epilogue<Tanh, ReLU> == Epilogue::unmatched);
}

TEST_CASE("GELU with tanh is known however it is spelt")
{
    STATIC_REQUIRE(epilogue<laws::TanhGELU> == Epilogue::gelu);
    STATIC_REQUIRE(of<[](auto x) { return x * (tanh(root * (x + 0.044715 * pow(x, 3))) + 1) / 2; }> ==
                   Epilogue::gelu);
    STATIC_REQUIRE(
        of<[](auto x) { return 0.5 * (x + x * tanh(0.7978845608 * x * (1 + 0.044715 * x * x))); }> ==
        Epilogue::gelu);
    STATIC_REQUIRE(
        of<[](auto x) { return x - x * (0.5 - tanh(root * x - -0.044715 * root * x * square(x)) / 2); }> ==
        Epilogue::gelu);
}

TEST_CASE("GELU with erf and other formulas near it are not")
{
    STATIC_REQUIRE(epilogue<laws::GELU> == Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(0.7979 * (x + 0.044715 * x * x * x))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(root * (x + 0.0447 * x * x * x))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 - tanh(root * (x + 0.044715 * x * x * x))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return x * (1 + tanh(root * (x + 0.044715 * x * x * x))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(root * (x + 0.044715 * x * x * x * x))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x + 0.5 * x * tanh(root * x) * tanh(root * x); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return 0.5 * x * (1 + tanh(tanh(root * (x + 0.044715 * x * x * x)))); }> ==
                   Epilogue::unmatched);
    STATIC_REQUIRE(of<[](auto x) { return x * sigmoid(1.702 * x); }> == Epilogue::unmatched);
    STATIC_REQUIRE(epilogue<Tanh> == Epilogue::unmatched);
    STATIC_REQUIRE(epilogue<laws::TanhGELU, ReLU> == Epilogue::unmatched);
}
