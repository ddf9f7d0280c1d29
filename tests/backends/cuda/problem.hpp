// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <lamina/activations.hpp>
#include <lamina/arrays/xtensor.hpp>
#include <lamina/backends/cuda/body/batch.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

#include <cmath>
#include <vector>

namespace lamina::laws {

using namespace core;

/// A network and a batch for it, to be trained by a kernel's body and by the reference backend.
template <class A_, class Loss_, class Optimizer_, class Target_>
struct Problem {
    using A = A_;
    using Model = ModelOf<A>;
    using Loss = Loss_;
    using Optimizer = Optimizer_;
    using Target = Target_; ///< double, or std::size_t for labels
    static constexpr std::size_t count = 3;
    static constexpr std::size_t arrays = 1 + UpdateRule<Optimizer>::live_count;

    std::size_t rows;
    std::vector<double> x = std::vector<double>(rows * input_size<A>);
    std::vector<double> t = std::vector<double>(rows * output_size<A>);
    std::vector<std::size_t> labels = std::vector<std::size_t>(rows);
    reference::Network<A, double> net{random::Torch{3}};

    explicit Problem(std::size_t row_count) : rows(row_count)
    {
        for (std::size_t i = 0; i < rows; ++i) labels[i] = i * i % output_size<A>;
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
        for (std::size_t i = 0; i < t.size(); ++i) t[i] = std::cos(static_cast<double>(i));
    }

    /// The parameters, and after them the losses, of the last step and of each, of train(steps, batch) with
    /// numbers in such cells.
    template <class Cell>
    [[nodiscard]] std::vector<double> by(auto const& train) const
    {
        auto const cells = [](std::vector<double> const& numbers) {
            std::vector<Cell> result(numbers.begin(), numbers.end());
            if constexpr (requires { result[0].share(); })
                for (Cell& cell : result) cell.share();
            return result;
        };
        auto const plain = net.parameters();
        std::vector<std::vector<Cell>> numbers(arrays, cells(std::vector<double>(plain.size())));
        numbers[0] = cells({plain.data(), plain.data() + plain.size()});
        auto losses = cells(std::vector<double>(1 + count));
        auto const samples = cells(x);
        auto const wanted = cells(t);
        std::array<Cell*, arrays> on{};
        for (std::size_t i = 0; i < arrays; ++i) on[i] = numbers[i].data();
        cuda::Steps<Cell, Optimizer, arrays> const steps{on, losses.data(), count, {}, 1, Optimizer{}};
        if constexpr (std::same_as<Target, std::size_t>)
            train(steps, cuda::Batch<Cell, std::size_t>{samples.data(), labels.data(), rows});
        else
            train(steps, cuda::Batch<Cell, Cell>{samples.data(), wanted.data(), rows});
        std::vector<double> results;
        for (Cell const& cell : numbers[0]) results.push_back(double(cell));
        for (Cell const& cell : losses) results.push_back(double(cell));
        return results;
    }

    /// The same of the reference backend.
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

/// A loss of single elements and an update without a state.
using ByElement =
    Problem<Sequential<Linear<2, 3>, Tanh, Linear<3, 4, NoBias>, Sigmoid>, MSELoss<>, SGD<>, double>;

/// A loss of rows with labels, trained formulas and an optimizer with states.
using ByRow = Problem<Sequential<Linear<2, 3>, PReLU<>, Linear<3, 3>, PReLU<3>>, CrossEntropyLoss<>, Adam<>,
                      std::size_t>;

/// That all of these are what is expected; sums over threads and lanes have another order than the
/// reference's.
inline void check_close(std::vector<double> const& results, std::vector<double> const& expected)
{
    REQUIRE(results.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(results[i] == Approx(expected[i]).epsilon(1e-13));
}

} // namespace lamina::laws
