// SPDX-License-Identifier: BSL-1.0
#include <lamina/network/trainer.hpp>

#include "catch.hpp"
#include "local/batches.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cpu/network.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/network/gradient.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/random/numpy.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace lamina;
using namespace lamina::core;

namespace {
using batches::A, batches::x, batches::t, batches::Small, batches::few, batches::wanted_few;
static_assert(Training<Network<Small>::backend, float, ModelOf<Small>>::is_small<MSELoss<>, Constant<10>>);

constexpr SGD heavy{.lr = 0.1, .momentum = 0.5};

/// That so many steps in one run leave and return the same bits as one by one.
template <class Net>
void check_run(auto const& x, auto const& t)
{
    Net a, b;
    Trainer one{a, MSELoss{}, heavy};
    Trainer other{b, MSELoss{}, heavy};
    typename Net::value_type last = 0;
    for (int step = 0; step < 20; ++step) last = one.step(x, t);
    CHECK(other.run(20, x, t) == last);
    CHECK(a == b);
    CHECK(other.run(0, x, t) == 0);
    CHECK(a == b);
    CHECK(other.run(5, x, t, every(2, [](std::size_t, double) {})) == one.run(5, x, t)); // states stay too
    CHECK(a == b);
}
} // namespace

TEST_CASE("run is so many steps")
{
    check_run<Network<A, double>>(x, t);
    check_run<Network<Small>>(few, wanted_few); // in copies of the parameters and states
}

TEST_CASE("A lazy batch is computed once in a call, whatever its size, one in memory is read where it is")
{
    for (std::size_t const rows : {1u, 20u, 65u, 300u}) {
        CAPTURE(rows);
        std::size_t reads = 0;
        xt::xtensor<float, 2> batch = xt::ones<float>({rows, std::size_t{40}});
        auto const counted = xt::make_lambda_xfunction([&](float number) { return ++reads, number; }, batch);
        using Wide = Sequential<Linear<40, 40>>;
        Network<Wide> net, other;
        Trainer trainer{net, MSELoss{}, SGD{.lr = 1e-3}};
        trainer.run(10, counted, counted);
        CHECK(reads == 2 * batch.size());
        trainer.step(counted, counted);
        CHECK(reads == 4 * batch.size());
        trainer.run(9, counted, counted, every(3, [&](std::size_t, float) { batch.fill(0.5F); }));
        CHECK(reads == 6 * batch.size()); // the batch of the call stays what it was
        CHECK(batch(0, 0) == 0.5F);

        batch.fill(1);
        xt::xtensor<float, 2> const ones = batch;
        Network<Wide> a, b;
        Trainer one{a, MSELoss{}, SGD{.lr = 1e-3}};
        Trainer two{b, MSELoss{}, SGD{.lr = 1e-3}};
        one.run(3, batch, ones, every(1, [&](std::size_t step, float) { batch.fill(step == 0 ? 2 : 3); }));
        two.step(ones, ones);
        two.step(xt::xtensor<float, 2>(2 * ones), ones);
        two.step(xt::xtensor<float, 2>(3 * ones), ones);
        CHECK(a == b); // and what has memory is read there at each step
    }
}

TEST_CASE("Networks train on what the standard library has: batches, one sample, labels")
{
    std::vector<std::array<float, 2>> const rows{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    std::vector<std::array<float, 1>> const wanted{{0}, {1}, {1}, {1}};
    xt::xtensor<float, 2> const same_rows{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, same_wanted{{0}, {1}, {1}, {1}};
    using Or = Sequential<Linear<2, 1>, Sigmoid>;
    Network<Or> a, b;
    Trainer one{a, MSELoss{}, heavy};
    Trainer two{b, MSELoss{}, heavy};
    CHECK(one.run(20, rows, wanted) == two.run(20, same_rows, same_wanted));
    CHECK(a == b);
    for (std::size_t row = 0; row < 4; ++row) {
        float const loss = one.step(rows[row], wanted[row]);
        float const same = two.step(xt::view(same_rows, xt::range(row, row + 1), xt::all()),
                                    xt::view(same_wanted, xt::range(row, row + 1), xt::all()));
        CHECK(loss == Approx(same).epsilon(1e-5)); // one row is computed by other loops
    }
    CHECK(a.parameters().data()[0] == Approx(b.parameters().data()[0]).epsilon(1e-6));
    std::vector<float> const sample{0, 1};
    CHECK_THROWS_WITH(one.step(sample, std::vector<float>{0, 1}),
                      "lamina: the network needs targets of the shape (1,); the array given has (2,). One "
                      "axis is one sample; 2 samples are an array of the shape (2, 1).");

    enum class Answer : std::uint8_t { no, yes };
    using Classes = Sequential<Linear<2, 2>>;
    Network<Classes> c, d, e, f;
    SGD const sgd{.lr = 0.1};
    float const loss = Trainer{c, CrossEntropyLoss{}, sgd}.step(rows, std::vector{0, 1, 1, 1});
    using enum Answer;
    CHECK(Trainer{d, CrossEntropyLoss{}, sgd}.step(rows, std::array{no, yes, yes, yes}) == loss);
    CHECK(Trainer{e, CrossEntropyLoss{}, sgd}.step(rows, std::vector<bool>{false, true, true, true}) == loss);
    CHECK(Trainer{f, CrossEntropyLoss{}, sgd}.step(rows, std::vector<char>{0, 1, 1, 1}) == loss);
    CHECK((c == d && c == e && c == f));
    Trainer trainer{c, CrossEntropyLoss{}, sgd};
    CHECK_THROWS_WITH(trainer.step(rows, std::vector<char>{0, 1, -1, 1}),
                      "lamina: the label in row 2 is -1; the network has classes 0 to 1.");
    CHECK_THROWS_WITH(trainer.step(rows, std::vector{yes, yes, Answer{255}, no}),
                      "lamina: the label in row 2 is 255; the network has classes 0 to 1.");
    CHECK(c == d);
}

TEST_CASE("A run of a narrow network throws before anything is written")
{
    Network<Small> net, still;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    xt::xtensor<float, 2> const fewer = xt::view(wanted_few, xt::range(0, 9), xt::all());
    CHECK_THROWS_WITH(trainer.run(3, few, fewer), "lamina: there are 10 rows of inputs and 9 of targets.");
    CHECK_THROWS_AS(trainer.step(few, fewer), ShapeError);
    CHECK(net == still);
}

TEST_CASE("The optimizer's numbers hold from the next step")
{
    Network<A, double> net, still;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.0}};
    trainer.step(x, t);
    CHECK(net == still);
    trainer.optimizer().lr = 0.1;
    trainer.step(x, t);
    CHECK_FALSE(net == still);
    CHECK(std::as_const(trainer).optimizer().lr == 0.1);
}

namespace {
/// The largest difference of two networks' parameters, in roundings of their largest one.
template <class Net>
double roundings_apart(Net const& a, Net const& b)
{
    auto const numbers = a.parameters(), others = b.parameters();
    double largest = 0, apart = 0;
    auto other = others.begin();
    for (auto const number : numbers) {
        largest = std::max(largest, std::abs(static_cast<double>(number)));
        apart = std::max(apart, std::abs(static_cast<double>(number - *other++)));
    }
    return apart / largest / static_cast<double>(std::numeric_limits<typename Net::value_type>::epsilon());
}

/// That applying gradients leaves the parameters and states that steps leave. With -ffp-contract=off they have
/// the same bits; else g++ fuses a multiplication and an addition or does not by what is around them: one
/// rounding a step, 0.02 of the largest parameter's were seen.
template <class Net>
void check_apply(auto optimizer)
{
    Net stepped{random::Torch{2}};
    auto applied = stepped, by_numbers = stepped;
    Trainer steps{stepped, MSELoss{}, optimizer};
    Trainer applies{applied, MSELoss{}, optimizer};
    Trainer applies_numbers{by_numbers, MSELoss{}, optimizer};
    xt::xtensor<typename Net::value_type, 2> const in = random::NumPy{1}.uniform(-1, 1, 70, Net::inputs);
    xt::xtensor<typename Net::value_type, 2> const out = random::NumPy{2}.uniform(-1, 1, 70, Net::outputs);
    for (int step = 0; step < 5; ++step) {
        steps.step(in, out);
        applies.apply(gradient(applied, MSELoss{}, in, out));
        applies_numbers.apply(gradient(by_numbers, MSELoss{}, in, out).parameters());
    }
    CHECK(roundings_apart(applied, stepped) <= 5);
    CHECK(roundings_apart(by_numbers, stepped) <= 5);
    applies.step(in, out); // its states are those of the other
    steps.step(in, out);
    CHECK(roundings_apart(applied, stepped) <= 6);
}
} // namespace

TEST_CASE("Applying a gradient is a step")
{
    check_apply<Network<A, double>>(SGD{.lr = 0.1});
    check_apply<Network<A>>(heavy);
    check_apply<Network<Sequential<Linear<17, 33>, Tanh, Linear<33, 9>>>>(heavy);
    check_apply<Network<Sequential<Linear<5, 200>, Tanh, Linear<200, 100>>>>(heavy); // no array for gradients
    check_apply<Network<Small>>(Adam{.lr = 0.1});
    check_apply<Network<Sequential<Linear<5, 40>, PReLU<40>, Linear<40, 3>>>>(Adam{.lr = 0.1});
    check_apply<reference::Network<A, double>>(heavy);
}

TEST_CASE("What was changed is what is applied")
{
    Network<A, double> net{zeros};
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.5}};
    auto g = gradient(net, MSELoss{}, x, t);
    g.set<"0.bias">({1, 2, 3, 4, 5});
    trainer.apply(g);
    CHECK((net.get<"0.bias">() == xt::xtensor<double, 1>{-0.5, -1, -1.5, -2, -2.5}));
    auto numbers = g.parameters();
    for (double& number : numbers) number = std::clamp(number, -1.0, 1.0);
    trainer.apply(2.0 * numbers);
    CHECK((net.get<"0.bias">() == xt::xtensor<double, 1>{-1.5, -2, -2.5, -3, -3.5}));
}

TEST_CASE("Wrong shapes throw, and the network is as it was")
{
    Network<A, double> net;
    auto const before = net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    auto const text = [](auto const& call) -> std::string {
        try {
            call();
        } catch (ShapeError const& error) {
            return error.what();
        }
        return "no throw";
    };
    CHECK(text([&] { trainer.step(t, t); }) ==
          "lamina: the network needs inputs of the shape (10, 3); the array given has (10, 2).");
    CHECK(text([&] { trainer.step(x, x); }) ==
          "lamina: the network needs targets of the shape (10, 2); the array given has (10, 3).");
    xt::xtensor<double, 2> const fewer = xt::view(t, xt::range(0, 9), xt::all());
    CHECK(text([&] { trainer.step(x, fewer); }) == "lamina: there are 10 rows of inputs and 9 of targets.");
    auto const none = xt::xtensor<double, 2>::from_shape({0, 3});
    auto const nothing = xt::xtensor<double, 2>::from_shape({0, 2});
    CHECK(text([&] { trainer.step(none, nothing); }) ==
          "lamina: training needs at least one row; the batch has none.");
    CHECK(net == before);
}

TEST_CASE("Batches of any size and layout train alike")
{
    auto const trained = [](auto const& inputs, auto const& targets) {
        reference::Network<A, double> net;
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
        trainer.run(5, inputs, targets);
        return net;
    };
    // the compiler may fuse multiplications with additions in one and not in the other
    auto const wanted = trained(x, t).parameters();
    auto const same = [&](auto const& inputs, auto const& targets) {
        auto const numbers = trained(inputs, targets).parameters();
        for (std::size_t i = 0; i < numbers.size(); ++i)
            CHECK(numbers.data()[i] == Approx(wanted.data()[i]).epsilon(1e-13));
    };
    same(xt::xtensor_fixed<double, xt::xshape<10, 3>>(x), xt::xtensor_fixed<double, xt::xshape<10, 2>>(t));
    same(xt::xtensor<double, 2, xt::layout_type::column_major>(x),
         xt::xtensor<double, 2, xt::layout_type::column_major>(t));
    xt::xtensor<double, 2> const turned = xt::transpose(x);
    same(xt::transpose(turned), 1.0 * t);
}

TEST_CASE("A trainer refers to its network, so that a temporary does not compile")
{
    using Net = Network<A, double>;
    using Refers = Trainer<Net, MSELoss<>, SGD<>>;
    using Owns = OwningTrainer<Net, MSELoss<>, SGD<>>;
    static_assert(std::is_constructible_v<Refers, Net&, MSELoss<>, SGD<>>);
    static_assert(!std::is_constructible_v<Refers, Net, MSELoss<>, SGD<>>);
    static_assert(!std::is_copy_constructible_v<Refers> && !std::is_copy_assignable_v<Refers>);
    static_assert(std::is_constructible_v<Owns, Net, MSELoss<>, SGD<>>);
    static_assert(!std::is_constructible_v<Owns, Net&, MSELoss<>, SGD<>>); // would train a copy
    static_assert(std::is_nothrow_move_constructible_v<Owns> && std::is_nothrow_move_assignable_v<Owns>);
    static_assert(!std::is_copy_constructible_v<Owns> && !std::is_copy_assignable_v<Owns>);
    Net net;
    Trainer refers{net, MSELoss{}, SGD{}};
    Trainer owns{Net{}, MSELoss{}, SGD{}};
    Trainer takes{std::move(net), MSELoss{}, SGD{}};
    static_assert(std::same_as<decltype(refers), Refers> && std::same_as<decltype(owns), Owns> &&
                  std::same_as<decltype(takes), Owns>);
    CHECK(&refers.network() == &net);
    CHECK(owns.network() == Net{});
}

namespace {
/// What a class that learns looks like; in a std::vector it moves when that grows.
template <class Net>
struct Agent {
    OwningTrainer<Net, MSELoss<>, SGD<double>> trainer{Net{random::Torch{1}}, MSELoss{}, heavy};
};
} // namespace

TEMPLATE_TEST_CASE("A trainer that owns its network moves with it and trains on", "", (Network<A, double>),
                   (Network<Sequential<Linear<3, 90>, Tanh, Linear<90, 2>>, double>),
                   (reference::Network<A, double>))
{
    using Net = TestType;
    Net alone{random::Torch{1}};
    Trainer trainer{alone, MSELoss{}, heavy};
    std::vector<Agent<Net>> agents;
    for (std::size_t made = 1; made <= 5; ++made) {
        agents.emplace_back();                                     // grows, and moves
        CHECK(agents[0].trainer.step(x, t) == trainer.step(x, t)); // the states move too
        CHECK(agents[0].trainer.network() == alone);
    }
    CHECK(agents[4].trainer.network() == Net{random::Torch{1}});
    std::swap(agents[0], agents[4]);
    CHECK(agents[4].trainer.run(3, x, t) == trainer.run(3, x, t));
    agents.erase(agents.begin()); // assigns
    CHECK(agents[3].trainer.run(3, x, t) == trainer.run(3, x, t));
    CHECK(agents[3].trainer.network() == alone);

    auto const taken = std::move(agents[3].trainer);
    CHECK(taken.network() == alone);
    auto& empty = agents[3].trainer;
    CHECK_THROWS_AS(empty.step(x, t), MovedFromError);
    CHECK_THROWS_AS(empty.run(2, x, t), MovedFromError);
    CHECK_THROWS_AS(empty.network(), MovedFromError);
    CHECK_THROWS_AS(std::as_const(empty).network(), MovedFromError);
    empty = Trainer{Net{random::Torch{1}}, MSELoss{}, heavy};
    Net again{random::Torch{1}};
    CHECK(empty.step(x, t) == Trainer{again, MSELoss{}, heavy}.step(x, t));
    CHECK(empty.network() == again);
}

TEST_CASE("No steps are refused for what a step is")
{
    Network<A, double> net, still;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    auto const refuses = [&](auto&& trained, auto const& inputs, auto const& targets, auto error) {
        using Error = decltype(error);
        CHECK_THROWS_AS(trained.run(0, inputs, targets), Error);
        CHECK_THROWS_AS(trained.run(0, inputs, targets, every(1, [](std::size_t, double) {})), Error);
        CHECK_THROWS_AS(trained.step(inputs, targets), Error);
    };
    ShapeError const shape("");
    refuses(trainer, x, x, shape);
    refuses(trainer, t, t, shape);
    xt::xtensor<double, 2> const fewer = xt::view(t, xt::range(0, 9), xt::all());
    refuses(trainer, x, fewer, shape);
    refuses(trainer, xt::xtensor<double, 2>::from_shape({0, 3}), xt::xtensor<double, 2>::from_shape({0, 2}),
            shape);
    std::vector<int> labels(10, 1);
    Trainer classifier{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    CHECK(classifier.run(0, x, labels) == 0);
    CHECK(classifier.run(0, x, labels, every(1, [](std::size_t, double) {})) == 0);
    labels[9] = 2;
    refuses(classifier, x, labels, LabelError(""));
    labels[9] = -1;
    refuses(classifier, x, labels, LabelError(""));
    Network<Small> narrow;
    refuses(Trainer{narrow, MSELoss{}, SGD{}}, few, xt::xtensor<float, 2>::from_shape({9, 1}), shape);
    CHECK(net == still);
}

namespace {
/// A network and its trainer as members of a class.
struct Fitter {
    Network<A, double> net{random::Torch{1}};
    Trainer<Network<A, double>, MSELoss<>, SGD<>> trainer{net, {}, {.lr = 0.1}};
};
struct HeavyFitter {
    Network<A, double> net{random::Torch{1}};
    Trainer<Network<A, double>, MSELoss<>, SGD<double>> trainer{net, {}, {.lr = 0.1, .momentum = 0.5}};
};
} // namespace

TEST_CASE("A trainer is a member of a class beside its network")
{
    Fitter agent;
    HeavyFitter heavy_agent;
    Network<A, double> net{random::Torch{1}}, heavy_net{random::Torch{1}};
    Trainer{net, MSELoss{}, SGD{.lr = 0.1}}.run(3, x, t);
    Trainer{heavy_net, MSELoss{}, heavy}.run(3, x, t);
    agent.trainer.run(3, x, t);
    heavy_agent.trainer.run(3, x, t);
    CHECK(agent.net == net);
    CHECK(heavy_agent.net == heavy_net);
}

TEST_CASE("Both in braces, and at compile time")
{
    constexpr double loss = [] {
        reference::Network<Sequential<Linear<2, 1, NoBias>>, double> net{zeros};
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.25}};
        trainer.step({{1, 0}, {0, 1}}, {{2}, {4}});
        return trainer.step({{1, 0}, {0, 1}}, {{2}, {4}});
    }();
    static_assert(loss == (1.5 * 1.5 + 3 * 3) / 2);
}
