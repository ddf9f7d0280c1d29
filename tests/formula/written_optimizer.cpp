// SPDX-License-Identifier: BSL-1.0
#include <lamina/formula/written_optimizer.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

using namespace lamina;
using namespace lamina::core;

namespace {
/// Numbers of three types, one of them only where it is given.
template <class Decay = NotGiven>
struct Mixed {
    float lr = 0.5F;
    Decay decay{};

    static constexpr std::size_t states = 0;
    [[nodiscard]] constexpr auto hyper(std::size_t step) const
    {
        return std::tuple{lr, decay, static_cast<int>(step)};
    }
    static constexpr auto update(auto w, auto g, auto /*state*/, auto hyper)
    {
        auto const [rate, shrink, step] = hyper;
        return std::tuple{w - rate * (g + shrink * w) / step};
    }
};
template <class Rate>
Mixed(Rate) -> Mixed<NotGiven>;
template <class Rate, class Decay>
Mixed(Rate, Decay) -> Mixed<Hyperparameter<Decay>>;

/// A state that is a number, no symbol.
struct Counting {
    static constexpr std::size_t states = 1;
    [[nodiscard]] constexpr auto hyper(std::size_t /*step*/) const { return std::tuple{}; }
    static constexpr auto update(auto w, auto g, auto state, auto /*hyper*/)
    {
        return std::tuple{w - g * std::get<0>(state), 1};
    }
};

/// The loss after some steps, and after some more with another momentum.
auto losses(auto optimizer)
{
    xt::xtensor<double, 2> const x{{1}, {2}}, t{{3}, {5}};
    Network<Sequential<Linear<1, 1>>, double> net{zeros};
    Trainer trainer{net, MSELoss{}, optimizer};
    double const first = trainer.run(5, x, t);
    trainer.optimizer().momentum = 0.9;
    return std::pair{first, trainer.run(20, x, t)};
}
} // namespace

TEST_CASE("A hyperparameter of any type of number is kept as a double")
{
    static_assert(std::same_as<decltype(Mixed{.lr = 1}), Mixed<NotGiven>>);
    static_assert(std::same_as<decltype(Mixed{.lr = 1, .decay = 0}), Mixed<double>>);
    static_assert(std::same_as<decltype(Mixed{.lr = 1, .decay = 0.5F}), Mixed<double>>);
    static_assert(std::same_as<Hyperparameter<NotGiven>, NotGiven> &&
                  std::same_as<Hyperparameter<long>, double>);
}

TEST_CASE("Numbers of any type are computed with in the network's")
{
    using Rule = UpdateRule<Mixed<double>>;
    constexpr auto numbers = Rule::numbers<float>(Mixed{.lr = 0.5F, .decay = 0.25}, 3);
    static_assert(std::same_as<decltype(numbers), std::array<float, 3> const>);
    static_assert(numbers == std::array{0.5F, 0.25F, 3.0F});
    static_assert(Rule::apply<float, 3>(8, 1, {}, numbers) == 7.5F);
    static_assert(UpdateRule<Counting>::apply<double, 0>(1, 2, {3}, {}) == std::array{-5.0, 1.0});
}

TEST_CASE("A momentum of 0 is one of 0.0, and may be another later")
{
    auto const wanted = losses(SGD{.lr = 0.02, .momentum = 0.0});
    CHECK(losses(SGD{.lr = 0.02, .momentum = 0}) == wanted);
    CHECK(losses(SGD{.lr = 0.02, .momentum = 0.0F}) == wanted);
    CHECK(losses(SGD{.lr = 0.02, .momentum = false}) == wanted);
    CHECK(losses(SGD<double>{.lr = 0.02}) == wanted);
    CHECK(wanted.second < wanted.first);
}
