// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "restarts.hpp"

using namespace report;

namespace {

/// A parabola at points that are not in order.
Samples parabola()
{
    Column x = Column::from_shape({12, 1}), y = x;
    for (std::size_t i = 0; i < 12; ++i) {
        x(i, 0) = std::sin(static_cast<double>(3 * i)) * 2.5;
        y(i, 0) = x(i, 0) * x(i, 0);
    }
    return {x, y};
}

std::vector<Numbers<2>> draws(std::size_t count)
{
    std::vector<Numbers<2>> result;
    for (std::uint64_t seed = 0; seed < count; ++seed) result.push_back(drawn<2>(seed));
    return result;
}

/// slopes, biases, output weights, output bias
Numbers<2> network(std::array<double, 7> const& numbers)
{
    Numbers<2> result;
    std::ranges::copy(numbers, result.data());
    return result;
}

} // namespace

TEST_CASE("A restart is the network that PyTorch draws from its seed, in double")
{
    lamina::random::Torch torch{5};
    lamina::Network<Curve<2>> const net{torch};
    for (std::size_t i = 0; i < 7; ++i)
        CHECK(drawn<2>(5).data()[i] == static_cast<double>(net.parameters().data()[i]));
}

TEST_CASE("Restarts come to the same bits each time, and to what each comes to alone")
{
    Samples const samples = parabola();
    Restarts<2> first{draws(13)}, second{draws(13)};
    for (Restarts<2>* restarts : {&first, &second}) {
        restarts->train(300, 0.01, samples);
        restarts->train(200, 0.01, samples); // goes on where it was
    }
    CHECK(first.losses == second.losses);
    for (std::size_t i = 0; i < 13; ++i) {
        CHECK(first.networks[i] == second.networks[i]);
        lamina::Network<Curve<2>, double> alone{first.starts[i]};
        lamina::Trainer trainer{alone, lamina::MSELoss{}, lamina::SGD{.lr = 0.01}};
        // one network alone adds its gradients up over lanes of samples, in another order: a few of the last
        // bits differ after 500 steps, which descent neither forgets nor magnifies
        CHECK(first.losses[i] == Approx(trainer.run(500, samples.x, samples.y)).epsilon(1e-12));
        for (std::size_t k = 0; k < 7; ++k)
            CHECK(first.networks[i].data()[k] == Approx(alone.parameters().data()[k]).epsilon(1e-12));
    }
}

TEST_CASE("The least loss of a curve that never falls is that of pooled means")
{
    CHECK(best_rising_loss({1, 2, 3}) == Approx(0).margin(1e-15));
    CHECK(best_rising_loss({3, 1, 2}) == Approx((1 + 1 + 0) / 3.0));        // 2, 2, 2
    CHECK(best_rising_loss({1, 4, 2, 5}) == Approx((0 + 1 + 1 + 0) / 4.0)); // 1, 3, 3, 5
    CHECK(best_rising_loss({9, 4, 1, 0, 1, 4}) == Approx(9));               // 3 five times, 4
}

TEST_CASE("No network whose outputs go one way has less than the least loss of such curves")
{
    Samples const samples = parabola();
    double const limit = best_one_way_loss(samples);
    Restarts<2> restarts{draws(64)};
    restarts.train(1'000, 0.01, samples);
    std::size_t good = 0, bad = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        bool const one_way = fate<2>(restarts.starts[i], restarts.networks[i], samples) != Fate::both_ways;
        if (one_way) CHECK(restarts.losses[i] >= limit);
        ++(restarts.losses[i] < limit ? good : bad);
    }
    CHECK(good > 0);
    CHECK(bad > 0);
}

TEST_CASE("What becomes of a network is told from its neurons and its outputs")
{
    Samples const samples = parabola();
    Numbers<2> const v = network({-1, 1, 0, 0, 1, 1, 0}), slope = network({1, 1, 0, 0, 1, 1, 0});
    Numbers<2> const dead = network({1, 1, -9, 0, 1, 1, 0}), flat = network({1, 1, -9, -9, 1, 1, 0});
    CHECK(fate<2>(v, v, samples) == Fate::both_ways);
    CHECK(fate<2>(v, slope, samples) == Fate::one_way);
    CHECK(fate<2>(v, dead, samples) == Fate::died);
    CHECK(fate<2>(dead, dead, samples) == Fate::dead_when_drawn);
    CHECK(shape_of(outputs<2>(v, samples.x)) == Shape::both);
    CHECK(shape_of(outputs<2>(slope, samples.x)) == Shape::rises);
    CHECK(shape_of(outputs<2>(flat, samples.x)) == Shape::flat);
    CHECK(shape_of(outputs<2>(network({-1, -1, 0, 0, 1, 1, 0}), samples.x)) == Shape::falls);
}

TEST_CASE("Draws with nothing wrong end well")
{
    Samples const samples = parabola();
    auto starts = draws(64);
    for (Numbers<2>& numbers : starts) {
        double* const all = numbers.data();
        all[0] = -std::abs(all[0]), all[1] = std::abs(all[1]); // one open to each side
        all[2] = all[3] = 0;                                   // alive
        all[4] = std::abs(all[4]), all[5] = std::abs(all[5]);  // not pushed down
    }
    Restarts<2> restarts{starts};
    restarts.train(1'000, 0.01, samples);
    for (double const loss : restarts.losses) CHECK(loss < best_one_way_loss(samples) / 2);
}
