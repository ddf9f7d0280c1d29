// SPDX-License-Identifier: BSL-1.0
#include <lamina/pass/backend.hpp>

#include "catch.hpp"
#include "local/widths.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/cpu/backend.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/stages.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;

/// A backend that names another for batches of one.
struct Choosy : reference::Backend {
    template <class Self, class T, class Model, class RowCount>
    using Chosen = std::conditional_t<std::same_as<RowCount, Constant<1>>, Choosy, reference::Backend>;
};

/// A backend that says nothing of what to do with its four sums of each gradient.
struct InFour : reference::Backend {
    template <class T>
    static constexpr std::size_t gradient_sums = 4;
};

/// A backend that does not take one verb of another, and misspells its own; and its twin.
struct Misspelt : reference::Backend {
    template <class T>
    static constexpr bool is_croded(std::size_t row, std::size_t weight)
    {
        return row > weight;
    }

private:
    using reference::Backend::is_crowded;
};
struct Spelt : reference::Backend {
    template <class T>
    static constexpr bool is_crowded(std::size_t row, std::size_t weight)
    {
        return row > weight;
    }
};

} // namespace

TEST_CASE("Both backends speak every verb, for every number type of theirs")
{
    static_assert(Backend<reference::Backend, float> && Backend<reference::Backend, long double>);
    static_assert(Backend<cpu::Backend<xsimd::default_arch>, float> &&
                  Backend<cpu::Backend<laws::Shortest>, double>);
}

TEST_CASE("A verb that is misspelt is one that is missing")
{
    static_assert(Backend<Spelt, double> && !Backend<Misspelt, double>);
}

TEST_CASE("A gradient is one sum unless a backend keeps more, and knows what to do with them")
{
    static_assert(reference::Backend::gradient_sums<double> == 1 && !Backend<InFour, double>);
}

TEST_CASE("A backend may name another for some batches")
{
    using Model = ModelOf<A>;
    static_assert(
        std::same_as<ChosenBackend<reference::Backend, double, Model, std::size_t>, reference::Backend>);
    static_assert(std::same_as<ChosenBackend<Choosy, double, Model, Constant<1>>, Choosy>);
}
