// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/fit.hpp>

#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <fstream>

using namespace lamina;
using namespace lamina::core;

namespace {

using A = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;
using Net = Network<A, double>;
using Numbers = xt::xtensor<double, 2>;

// of 10 rows: batches of 4 leave one of 2
struct Data {
    random::NumPy numpy{1};
    Numbers x = numpy.uniform(-1, 1, 10, 3);
    Numbers t = numpy.uniform(-1, 1, 10, 2);
    Dataset<Numbers, Numbers> all{x, t};
};

constexpr SGD sgd{.lr = 0.1, .momentum = 0.5};

using Options = FitOptions<Dataset<Numbers, Numbers>>;
Options quiet(Options options)
{
    options.progress = false;
    return options;
}

/// The network and the history after `fit`.
auto fitted(Options const& options, auto const& data)
{
    Net net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, sgd};
    auto const history = trainer.fit(data, quiet(options));
    CHECK(trainer.optimizer().lr == 0.1); // a schedule's factor is gone
    return std::pair{net, history};
}

/// The network after train(trainer, batches).
Net by_hand(auto batches, std::size_t epochs, auto const& train)
{
    Net net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, sgd};
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) train(trainer, batches);
    return net;
}
void step_on_each(auto& trainer, auto& batches)
{
    for (auto const& [x, t] : batches) trainer.step(x, t);
}
constexpr auto by_steps = [](auto& trainer, auto& batches) { step_on_each(trainer, batches); };

} // namespace

TEST_CASE("fit steps on batches in PyTorch's shuffled order, or as they are, the last one of what is left")
{
    Data const data;
    CHECK(fitted({.epochs = 3, .batch_size = 4, .shuffle_seed = 7}, data.all).first ==
          by_hand(data.all.batches(4, 7), 3, by_steps));
    CHECK(fitted({.epochs = 2, .batch_size = 4, .shuffle = false}, data.all).first ==
          by_hand(data.all.batches(4), 2, by_steps));
    CHECK(fitted({.epochs = 2, .batch_size = 64, .shuffle = false}, data.all).first ==
          by_hand(data.all.batches(10), 2, by_steps));
    CHECK(fitted({.epochs = 0}, data.all).second.size() == 0);
}

TEST_CASE("Gradients of several batches make a step")
{
    Data const data;
    auto const [net, history] =
        fitted({.epochs = 2, .batch_size = 4, .shuffle = false, .accumulate = 2}, data.all);
    CHECK(net == by_hand(data.all.batches(4), 2, [](auto& trainer, auto& batches) {
              std::size_t count = 0;
              for (auto const& [x, t] : batches) {
                  trainer.accumulate(x, t);
                  if (++count % 2 == 0) trainer.update();
              }
              trainer.update();
          }));
    CHECK(history.size() == 2);
}

TEST_CASE("An epoch's loss is the mean over its rows, its learning rate that of its last step")
{
    Data const data;
    Net net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0}};
    auto const history = trainer.fit(data.all, quiet({.epochs = 1, .batch_size = 4}));
    CHECK(history[0].loss == Approx(loss_of(net, MSELoss{}, data.x, data.t)).epsilon(1e-14));
    CHECK(std::isnan(history[0].validation_loss));
    auto const scheduled = fitted({.epochs = 2,
                                   .batch_size = 4,
                                   .schedule =
                                       [](Progress const& at) {
                                           CHECK(at.steps == 6);
                                           CHECK(at.step / 3 == at.epoch);
                                           return 1.0 / static_cast<double>(1 + at.step);
                                       }},
                                  data.all)
                               .second;
    CHECK(scheduled[0].learning_rate == Approx(0.1 / 3).epsilon(1e-15));
    CHECK(scheduled[1].learning_rate == Approx(0.1 / 6).epsilon(1e-15));
}

TEST_CASE("Validation is a part of the rows, on which nothing is trained, or data of its own")
{
    Data const data;
    auto const parts = split(data.all, {.test = 0.3, .seed = 7});
    auto const [net, history] =
        fitted({.epochs = 1, .batch_size = 4, .shuffle_seed = 7, .validation = 0.3, .restore_best = false},
               data.all);
    CHECK(net == by_hand(parts.training.batches(4, 7), 1, by_steps));
    CHECK(history[0].validation_loss ==
          Approx(loss_of(net, MSELoss{}, parts.test.inputs(), parts.test.targets())).epsilon(1e-14));
    auto const [same, other] =
        fitted({.epochs = 1, .batch_size = 4, .shuffle_seed = 7, .validation = parts.test}, parts.training);
    CHECK(same == net);
    CHECK(other[0].validation_loss == history[0].validation_loss);
}

TEST_CASE("Training ends when validation has not improved for so long, with the best epoch's parameters")
{
    Data const data;
    // steps from the third epoch on lead away
    auto const rate = [](Progress const& at) { return at.epoch < 2 ? 1.0 : -5.0; };
    Options options{.epochs = 50,
                    .batch_size = 10,
                    .shuffle = false,
                    .validation = data.all,
                    .schedule = rate,
                    .stop_early = 3};
    auto const [best, history] = fitted(options, data.all);
    CHECK(history.stopped_early);
    CHECK(history.size() == 5);
    CHECK(history.best().epoch == 2);
    CHECK(best == by_hand(data.all.batches(10), 2, by_steps));
    options.restore_best = false;
    CHECK(!(fitted(options, data.all).first == best));
}

TEST_CASE("A loss that is not finite ends training before its step, and is told")
{
    Data data;
    data.x(9, 1) = std::numeric_limits<double>::quiet_NaN(); // in the last batch
    Dataset const all{data.x, data.t};
    Net net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, sgd};
    std::string text;
    try {
        trainer.fit(all, quiet({.epochs = 1, .batch_size = 4, .shuffle = false}));
    } catch (DivergedError const& error) {
        text = error.what();
    }
    INFO(text);
    CHECK(text.starts_with("lamina: the loss of step 3 (epoch 1, batch 3 of 3) is nan"));
    CHECK(text.find("is that of \"0.weight\"") != text.npos);
    CHECK(text.find("smaller lr than 0.1") != text.npos);
    CHECK(net == by_hand(all.select({0, 1, 2, 3, 4, 5, 6, 7}).batches(4), 1, by_steps));
    CHECK(trainer.optimizer().lr == 0.1);
    // the momentum too is as it was
    Net other{random::Torch{1}};
    Trainer twin{other, MSELoss{}, sgd};
    auto first = all.select({0, 1, 2, 3, 4, 5, 6, 7}).batches(4);
    step_on_each(twin, first);
    auto const [x, t] = std::pair{all.select({0, 1}).inputs(), all.select({0, 1}).targets()};
    CHECK(trainer.step(x, t) == twin.step(x, t));
    CHECK(net == other);
    CHECK_THROWS_AS(trainer.fit(all, quiet({.epochs = 1, .batch_size = 2, .accumulate = 2})), DivergedError);
}

TEST_CASE("Ctrl-C ends training after a step")
{
    Data const data;
    auto const [net, history] = fitted({.epochs = 9,
                                        .batch_size = 4,
                                        .shuffle = false,
                                        .schedule =
                                            [](Progress const& at) {
                                                if (at.step == 4) std::raise(SIGINT);
                                                return 1.0;
                                            }},
                                       data.all);
    CHECK(history.interrupted);
    CHECK(history.size() == 2);
    CHECK(net == by_hand(0, 1, [&](auto& trainer, int) {
              auto batches = data.all.batches(4);
              step_on_each(trainer, batches);
              std::size_t count = 0;
              for (auto const& [x, t] : batches)
                  if (++count <= 2) trainer.step(x, t);
          }));
}

TEST_CASE("What cannot be trained on is refused before anything is done")
{
    Data const data;
    Net net{random::Torch{1}};
    auto const before = net;
    Trainer trainer{net, MSELoss{}, sgd};
    CHECK_THROWS_AS(trainer.fit(data.all.select({}), quiet({})), ShapeError);
    CHECK_THROWS_WITH(
        trainer.fit(data.all, quiet({.batch_size = 0})),
        "lamina: fit has 10 rows to train on, batches of 0 and 1 batches a step; it needs 1 of each "
        "at least.");
    CHECK_THROWS_AS(trainer.fit(data.all, quiet({.accumulate = 0})), ShapeError);
    CHECK_THROWS_AS(trainer.fit(data.all, quiet({.validation = data.all.select({})})), ShapeError);
    CHECK(net == before);
}

TEST_CASE("The history is written to a file after every epoch")
{
    Data const data;
    std::string const path = "lamina_fit_test.csv";
    fitted({.epochs = 3, .batch_size = 4, .log = path}, data.all);
    std::ifstream file(path);
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line);) ++lines;
    std::remove(path.c_str());
    CHECK(lines == 4);
}
