// The code that docs/guides quotes, compiled and run.
#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <vector>

using namespace lamina;

namespace networks {

using Net = Sequential<Linear<2, 3>, Tanh, Linear<3, 1, NoBias>, Sigmoid>;
using WithNames = Sequential<Named<"hidden", Linear<2, 3>>, Tanh, Named<"output", Linear<3, 1>>, Sigmoid>;

static_assert(input_size<Net> == 2 && output_size<Net> == 1);
static_assert(parameter_count<Net> == 2 * 3 + 3 + 3 && mac_count<Net> == 2 * 3 + 3);
static_assert(connected<Linear<2, 3>, Linear<3, 1>> && !connected<Linear<2, 3>, Linear<4, 1>>);

void facts()
{
    std::printf("%s\n", summary<Net>()); // index or name, layer, output width, parameters, multiply-accumulates
    std::printf("%s\n", to_dot<Net>());  // a drawing: pipe it through `dot -Tsvg`
    boost::hana::for_each(layers<Net>, [](auto layer) {
        std::printf("%zu parameters\n", parameter_count<decltype(layer)>);
    });
}

void arrays()
{
    Network<WithNames> net;                                    // float, drawn as PyTorch draws after manual_seed(0)
    xt::xtensor<float, 2> weight = net.get<"hidden.weight">(); // a copy, (outputs, inputs): 3 x 2
    weight(2, 1) = 0.5F;
    net.set<"hidden.weight">(weight);
    net.set<"hidden.bias">({0.1F, 0.2F, 0.3F}); // braces are counted when compiled

    auto const one = net({0.8F, 0.3F});                                          // one sample: std::array<float, 1>
    xt::xtensor<float, 2> const many = net(xt::xtensor<float, 2>{{0, 1}, {1, 0}}); // a batch: (rows, outputs)
    std::printf("%.4f, %.4f %.4f\n", one[0], many(0, 0), many(1, 0));
}

void memory()
{
    using Encoder = Sequential<Linear<4, 2>, Tanh>;
    using Decoder = Sequential<Linear<2, 4>>;
    Network<Encoder> const encoder;
    Network<Decoder> const decoder;
    std::vector<float> const numbers{1, 2, 3, 4, 5, 6, 7, 8};

    auto const code = encoder(std::span(numbers).first<4>()); // std::array<float, 2>
    auto const again = decoder(code);                         // one network's output into another
    auto const codes = encoder(MatrixView{numbers, 4});       // a std::vector<std::array<float, 2>>
    std::vector<float> results(8);
    decoder.forward(codes, MatrixView{results, 4}); // into memory of your own
    std::printf("%d\n", std::abs(again[3] - results[3]) < 1e-6F); // alone its last bit may be another
}

} // namespace networks

namespace training {

using Classifier = Sequential<Linear<2, 16>, ReLU, Linear<16, 3>>;

void classes()
{
    random::NumPy numpy{0};
    xt::xtensor<float, 2> const x = xt::cast<float>(numpy.uniform(-1.0, 1.0, 90, 2));
    xt::xtensor<int, 1> label = xt::zeros<int>({90}); // 0, 1 or 2: which third of the circle
    for (std::size_t i = 0; i < 90; ++i) label(i) = static_cast<int>((std::atan2(x(i, 1), x(i, 0)) / 3.1416F + 1) * 1.5F);

    Network<Classifier> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.05, .momentum = 0.9}};
    trainer.run(1'000, x, label, every(100, [&](std::size_t step, float loss) {
        std::printf("step %3zu: loss %.3f\n", step, loss);
        if (step == 300) trainer.optimizer().lr = 0.02; // holds from the next step
        return loss > 0.05F;                            // false ends the run
    }));
}

void metrics()
{
    xt::xtensor<float, 2> const p{{0.7F, 0.2F, 0.1F}, {0.3F, 0.6F, 0.1F}, {0.1F, 0.5F, 0.4F},
                                  {0.2F, 0.1F, 0.7F}, {0.6F, 0.1F, 0.3F}, {0.1F, 0.1F, 0.8F}}; // of softmax(net(x))
    std::vector<int> const predicted{0, 1, 1, 2, 0, 2};                                        // of predict(net, x)
    std::vector<int> const labels{0, 1, 2, 2, 0, 2};

    std::printf("%s\n", confusion_table(confusion_matrix(predicted, labels), {"cat", "dog", "owl"}).c_str());
    std::printf("%s\n", classification_report(predicted, labels, {"cat", "dog", "owl"}).c_str());
    xt::xtensor<double, 1> const each = recall(predicted, labels, PerClass{});
    std::printf("recall %.3f, of owls %.3f\n", recall(predicted, labels, Macro{}), each(2));
    std::printf("area %.3f, log loss %.3f\n", roc_auc(p, labels), log_loss(p, labels));
}

void derivatives()
{
    Network<networks::Net, double> const net{random::Torch{1}};
    xt::xtensor<double, 2> const x{{0.8, 0.3}}, t{{1}};
    auto const g = gradient(net, MSELoss{}, x, t);
    xt::xtensor<double, 2> const dw = g.get<"0.weight">(); // of the loss, with respect to the weight
    xt::xtensor<double, 2> const dx = g.input();           // and to the input
    std::printf("loss %.6f, dw(0, 0) %.6f, dx(0, 0) %.6f\n", g.loss(), dw(0, 0), dx(0, 0));
}

void saving()
{
    Network<networks::WithNames> net, copy{zeros};
    std::map<std::string, xt::xarray<float>> files;
    for (auto const& [name, array] : state_dict(net)) files[name] = array; // PyTorch's names, shapes and order
    load_state_dict(copy, files);                                          // or StateError naming every key that is wrong
    std::printf("%s\n", copy == net ? "the same" : "different");
    files.erase("hidden.bias");
    try {
        load_state_dict(copy, files);
    } catch (StateError const& error) {
        std::printf("%s\n", error.what());
    }
}

void restarts()
{
    using A = Sequential<Linear<1, 2>, ReLU, Linear<2, 1>>;
    random::NumPy numpy{2};
    xt::xtensor<double, 2> const x = numpy.uniform(-3.0, 3.0, 20, 1), y = x * x;
    Ensemble<A, double> many{1'000, random::Torch{0}}; // drawn one after the other
    std::vector<double> const losses = many.train(1'000, MSELoss{}, SGD{.lr = 0.01}, x, y);
    Network<A, double> const best{many[best_of(losses)]};
    std::printf("%td end above 1, the best at %.3f\n", std::ranges::count_if(losses, [](double l) { return l > 1; }),
                *std::ranges::min_element(losses));
    std::printf("there x = 2 gives %.2f\n", best({2.0})[0]);
}

void whole_batches()
{
    using A = Sequential<Linear<1, 10>, Tanh, Linear<10, 1>>;
    xt::xtensor<double, 2> const x = xt::linspace<double>(-2, 2, 64).reshape({64, 1}), t = xt::sin(3 * x);
    Network<A, double> net{random::Torch{1}}, other{net};
    Minimum const fit = minimise(net, MSELoss{}, x, t, LevenbergMarquardt{.max_iter = 100});
    std::printf("%s 1e-8 after %zu: %s\n", fit.loss < 1e-8 ? "below" : "above", fit.iterations, std::string(fit.why()).c_str());

    minimise(other, MSELoss{}, x, t, LBFGS{.max_iter = 40}, every(20, [](std::size_t iteration, double loss) {
        std::printf("iteration %2zu: loss %.3f\n", iteration, loss);
        return loss > 1e-6; // false ends it
    }));
}

} // namespace training

namespace formulas {

/// x * sigmoid(1.702 x), which is near GELU
struct QuickGELU : Formula {
    static constexpr auto name = "QuickGELU";
    static constexpr auto value(auto x) { return x * sigmoid(1.702 * x); }
};

/// Huber's loss, quadratic up to delta.
template <class Reduction = Mean, double Delta = 1.0>
struct Huber : LossFormula<Reduction> {
    static constexpr auto name = "Huber";
    static constexpr auto value(auto y, auto t)
    {
        auto const error = abs(y - t);
        return where(error < Delta, 0.5 * square(error), Delta * (error - 0.5 * Delta));
    }
};

/// SGD with decoupled weight decay.
struct SGDW {
    double lr = 1e-3;
    double weight_decay = 1e-2;
    static constexpr std::size_t states = 0;
    constexpr auto hyper(std::size_t) const { return std::tuple{lr, weight_decay}; }
    static constexpr auto update(auto w, auto g, auto, auto hyper)
    {
        auto const [lr, decay] = hyper;
        return std::tuple{w - lr * (g + decay * w)};
    }
};

void use()
{
    Network<Sequential<Linear<2, 8>, QuickGELU, Linear<8, 1>>, double> net{random::Torch{2}};
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1.0, 1.0, 32, 2);
    xt::xtensor<double, 2> const t = xt::view(x, xt::all(), xt::range(0, 1)) * 2 + 1;
    Trainer trainer{net, Huber<>{}, SGDW{.lr = 0.1}};
    double const first = trainer.step(x, t);
    std::printf("loss %.3f, then %.3f\n", first, trainer.run(500, x, t));
}

} // namespace formulas

namespace larger {

using Tasks = Weighted<Term<MSELoss<>, 0, 1>, Term<BCEWithLogitsLoss<>, 1, 1, 0.5>>;

void train()
{
    random::NumPy numpy{3};
    xt::xtensor<double, 2> const x = numpy.uniform(-1.0, 1.0, 64, 2), t = xt::cast<double>(x > 0);
    std::vector<float> const weights(64, 0.5F);
    Network<Sequential<Linear<2, 8>, Tanh, Linear<8, 2>>, double> net{random::Torch{2}};

    auto const no_decay = [](auto& adam) { adam.weight_decay = 0; };
    EMA const optimizer{0.99, ClipNorm{1.0, Groups{AdamW{.lr = 3e-3}, group<"*.bias">(no_decay), freeze<"0.">}}};
    Trainer trainer{net, Tasks{}, optimizer};
    trainer.run(500, x, t);

    for (int batch = 0; batch < 4; ++batch) trainer.accumulate(x, t);
    trainer.update();

    trainer.step(x, weighted(t, weights));

    std::printf("loss %.2f, of the average %.2f\n", loss_of(net, Tasks{}, x, t), loss_of(trainer.averaged(), Tasks{}, x, t));
}

} // namespace larger

namespace deploying {

using Controller = Sequential<Linear<4, 32>, Tanh, Linear<32, 1>>;

float act(Network<Controller> const& net, std::array<float, 4> const& state) noexcept
{
    std::array<float, 1> force{};
    net.forward(state, force); // nothing is allocated, locked or thrown; any number of threads may share net
    return force[0];
}

} // namespace deploying

int main()
{
    networks::facts();
    networks::arrays();
    networks::memory();
    training::classes();
    training::metrics();
    training::derivatives();
    training::saving();
    training::restarts();
    training::whole_batches();
    formulas::use();
    larger::train();
    std::printf("%.4f\n", deploying::act(Network<deploying::Controller>{}, {0.1F, 0, -0.2F, 0}));
}
