// The first hour: what a newcomer writes, each in its shortest good form.
#include <lamina/lamina.hpp>

#include <algorithm>
#include <cstdio>

using namespace lamina;

/// A classifier: how many labels are right where it was not trained, and the probabilities of one point.
void classify()
{
    random::NumPy numpy{1};
    xt::xtensor<double, 2> const x = numpy.uniform(-1.0, 1.0, 400, 2);
    xt::xtensor<double, 2> const unseen = numpy.uniform(-1.0, 1.0, 200, 2);
    auto const inside = [](auto const& points) -> xt::xtensor<int, 1> {
        return xt::sum(points * points, {1}) < 0.6;
    };

    Network<Sequential<Linear<2, 16>, Tanh, Linear<16, 2>>, double> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.2, .momentum = 0.9}};
    trainer.run(601, x, inside(x), every(200, [&](std::size_t step, double loss) {
        double const validation = loss_of(net, CrossEntropyLoss{}, unseen, inside(unseen)); // forward alone
        std::printf("step %3zu: loss %.3f, of unseen points %.3f\n", step, loss, validation);
    }));
    std::printf("accuracy %.3f\n", accuracy(predict(net, unseen), inside(unseen)));
    auto const p = softmax(net({0.5, 0.5})); // of one point: std::array<double, 2>
    std::printf("class %zu with probability %.3f\n", argmax(p), p[argmax(p)]);
}

/// A network and its trainer as members of a class: SGD<> without momentum, SGD<double> with it.
struct SineFit {
    using Net = Network<Sequential<Linear<1, 32>, Tanh, Linear<32, 1>>, double>;

    Net net{random::Torch{2}};
    Trainer<Net, MSELoss<>, SGD<double>> trainer{net, {}, {.lr = 0.05, .momentum = 0.9}};

    double fit(xt::xtensor<double, 2> const& x)
    {
        xt::xtensor<double, 2> const y = xt::sin(x);
        return trainer.run(4'000, x, y, every(1'000, [&](std::size_t step) {
            if (step > 0) trainer.optimizer().lr *= 0.5; // holds from the next step
        }));
    }
};

/// A loop of one's own, over any network: the gradients of two batches added up, clipped, applied.
template <class Net>
void train_in_parts(Net& net, auto const& x, auto const& t)
{
    auto const half = [](auto const& rows, std::size_t i) {
        return xt::view(rows, xt::range(2 * i, 2 * i + 2), xt::all());
    };
    Trainer trainer{net, MSELoss<Sum>{}, SGD{.lr = 0.1}};
    for (int step = 0; step < 2'000; ++step) {
        auto sum = gradient(net, MSELoss<Sum>{}, half(x, 0), half(t, 0)).parameters();
        sum += gradient(net, MSELoss<Sum>{}, half(x, 1), half(t, 1)).parameters();
        for (auto& slope : sum) slope = std::clamp<typename Net::value_type>(slope, -1, 1);
        trainer.apply(sum);
    }
}

int main()
{
    classify();

    xt::xtensor<double, 2> const x = xt::linspace(-3.0, 3.0, 100).reshape({100, 1});
    SineFit sine;
    double const loss = sine.fit(x);
    std::printf("loss %.1e, sin(1) is about %.3f\n", loss, sine.net({1.0})[0]);
    auto const slopes = backward(sine.net, x, xt::ones_like(x)).input(); // d y / d x, about cos(x)
    std::printf("cos(-3) is about %.2f\n", slopes(0, 0));

    xt::xtensor<double, 2> const inputs{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, truth{{0}, {1}, {1}, {0}};
    Network<Sequential<Linear<2, 8>, Tanh, Linear<8, 1>>, double> net{random::Torch{3}}, slow = net;
    train_in_parts(net, inputs, truth);
    for (double const y : net(inputs)) std::printf("%.3f ", y);
    slow = 0.9 * slow.parameters() + 0.1 * net.parameters(); // a target that follows slowly
    std::printf("\nof the slow one: loss %.3f\n", loss_of(slow, MSELoss{}, inputs, truth));
}
