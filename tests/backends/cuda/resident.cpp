// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/resident.hpp>

#include "backends/cuda/emulated_block.hpp"
#include "catch.hpp"
#include "local/adam.hpp"
#include "local/prelu.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/optimizers.hpp>
#include <lamina/trainer.hpp>

#include <cmath>

using namespace lamina;
using laws::Emulation, laws::Order, laws::Watch;

namespace {

/// A network with a batch for it, trained on an emulated block and by the reference backend.
template <class A_, class Loss, class Optimizer, class Target, std::size_t Threads, std::size_t tile>
struct Case {
    using A = A_;
    using Cell = laws::Checked<double>;
    using Body = cuda::Resident<laws::EmulatedBlock<Threads>, tile, Cell, ModelOf<A>, Loss, Optimizer>;
    static constexpr std::size_t count = 3;

    std::size_t rows;
    std::vector<double> x = std::vector<double>(rows * input_size<A>);
    std::vector<double> t = std::vector<double>(rows * output_size<A>);
    std::vector<std::size_t> labels = std::vector<std::size_t>(rows);
    reference::Network<A, double> net{random::Torch{3}};

    explicit Case(std::size_t row_count) : rows(row_count)
    {
        for (std::size_t i = 0; i < rows; ++i) labels[i] = i * i % output_size<A>;
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
        for (std::size_t i = 0; i < t.size(); ++i) t[i] = std::cos(static_cast<double>(i));
    }

    /// The parameters, and behind them the losses: of the last step, and of each.
    [[nodiscard]] std::vector<double> emulated() const
    {
        std::vector<std::vector<Cell>> arrays;
        std::array<Cell*, Body::arrays> on{};
        auto const plain = net.parameters();
        for (Cell*& array : on) {
            array = arrays.emplace_back(plain.size()).data();
            if (arrays.size() == 1) std::copy_n(plain.data(), plain.size(), array);
        }
        std::vector<Cell> losses(1 + count), memory(Body::memory_size), samples(x.begin(), x.end());
        for (auto* shared : {&arrays.front(), &arrays.back(), &losses, &memory, &samples})
            for (Cell& cell : *shared) cell.share();
        std::vector<Cell> const wanted(t.begin(), t.end());
        auto const train = [&](auto const* targets) {
            using Number = std::remove_cvref_t<decltype(*targets)>;
            Body::train({on, losses.data(), count, 0, 1, Optimizer{}},
                        cuda::Batch<Cell, Number>{samples.data(), targets, rows}, memory.data());
        };
        if constexpr (std::same_as<Target, std::size_t>)
            train(labels.data());
        else
            train(wanted.data());
        ++Watch::phase; // the end of a launch
        std::vector<double> results;
        for (Cell const& cell : arrays.front()) results.push_back(double(cell));
        for (Cell const& cell : losses) results.push_back(double(cell));
        return results;
    }

    [[nodiscard]] std::vector<double> expected() const
    {
        auto trained = net;
        Trainer trainer{trained, Loss{}, Optimizer{}};
        std::vector<double> losses(1);
        auto const keep = every(1, [&](std::size_t, double loss) { losses.push_back(loss); });
        xt::xtensor<double, 2> samples = xt::xtensor<double, 2>::from_shape({rows, input_size<A>});
        std::copy(x.begin(), x.end(), samples.begin());
        if constexpr (std::same_as<Target, std::size_t>) {
            losses[0] = trainer.run(count, samples, labels, keep);
        } else {
            xt::xtensor<double, 2> wanted = xt::xtensor<double, 2>::from_shape({rows, output_size<A>});
            std::copy(t.begin(), t.end(), wanted.begin());
            losses[0] = trainer.run(count, samples, wanted, keep);
        }
        auto const parameters = trained.parameters();
        std::vector<double> results(parameters.data(), parameters.data() + parameters.size());
        results.insert(results.end(), losses.begin(), losses.end());
        return results;
    }
};

using ByElement =
    Case<Sequential<Linear<2, 3>, Tanh, Linear<3, 4, NoBias>, Sigmoid>, MSELoss<>, SGD<>, double, 32, 16>;
using ByRow = Case<Sequential<Linear<2, 3>, laws::PReLU<>, Linear<3, 3>, laws::PReLU<3>>, CrossEntropyLoss<>,
                   laws::Adam, std::size_t, 64, 8>;

template <class C>
void agrees(std::size_t rows)
{
    C const emulated(rows);
    auto const expected = emulated.expected();
    std::vector<std::vector<double>> results;
    for (Order const order : {Order::ascending, Order::descending, Order::shuffled}) {
        Emulation::order = order;
        Watch::races = 0;
        results.push_back(emulated.emulated());
        CHECK(Watch::races == 0);
    }
    CHECK(results[1] == results[0]);
    CHECK(results[2] == results[0]);
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(results[0][i] == Approx(expected[i]).epsilon(1e-13)); // sums over threads come in parts
}

} // namespace

TEST_CASE("An emulated block trains as the reference backend does, in every order of its threads")
{
    agrees<ByElement>(5);
    agrees<ByElement>(20); // more than a tile: gradients come in parts
    agrees<ByRow>(5);
    agrees<ByRow>(11);
}

TEST_CASE("Every barrier of a pass is needed: without it there is a race")
{
    ByElement const by_element(5);
    ByRow const by_row(5);
    auto const races = [&] {
        Watch::races = 0;
        static_cast<void>(by_element.emulated());
        static_cast<void>(by_row.emulated());
        return Watch::races;
    };
    Emulation::order = Order::ascending;
    Emulation::barriers.clear();
    REQUIRE(races() == 0);
    auto const barriers = Emulation::barriers;
    CHECK(barriers.size() == 8);
    std::vector<std::string> needless;
    for (auto const& [place, times] : barriers) {
        Emulation::left_out = place;
        if (races() == 0) needless.push_back(place);
    }
    Emulation::left_out.clear();
    // the one behind the loss is for teams that do not wait while they sum it
    REQUIRE(needless.size() == 1);
    CHECK(needless[0].starts_with("training.hpp"));
}
