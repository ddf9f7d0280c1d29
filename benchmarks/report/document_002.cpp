// SPDX-License-Identifier: BSL-1.0
// Document 002: the smallest regression: parameters looked at, one and many inputs, drawings, training, and play.
#include "report.hpp"
#include "restarts.hpp"

namespace report {

using namespace lamina;
using namespace lamina::core;

namespace {

using Array = xt::xtensor<float, 2>;

constexpr std::size_t steps = 10'000;

/// numpy.linspace(low, high, count, dtype="float32").reshape(-1, 1)
Array linspace(double low, double high, std::size_t count)
{
    Array column = Array::from_shape({count, 1});
    xt::view(column, xt::all(), 0) = xt::cast<float>(xt::linspace(low, high, count));
    return column;
}

/// What a network learns from and is asked about: x in [-3, 3], and the truth there without noise.
struct Task {
    Array x, y;
    float (*truth)(float);

    Task(float (*function)(float), double noise = 0) : truth(function)
    {
        random::NumPy numpy{2};
        x = xt::cast<float>(numpy.uniform(-3.0, 3.0, 20, 1));
        y = x;
        for (float& number : y.storage()) number = function(number);
        if (noise > 0) y += xt::cast<float>(numpy.uniform(-noise, noise, 20, 1));
    }
};

float squared(float x) { return x * x; }
float sine(float x) { return std::sin(x); }

/// Root of the mean squared error against the truth on 301 points of [-3, 3].
template <class Net>
double error_to_truth(Net const& net, Task const& task)
{
    Array const x = linspace(-3, 3, 301);
    Array const y = net(x);
    double sum = 0;
    for (std::size_t i = 0; i < 301; ++i) sum += std::pow(y(i, 0) - task.truth(x(i, 0)), 2);
    return std::sqrt(sum / 301);
}

/// A fresh network of type A after the document's training.
template <class A>
json fit(Task const& task, std::uint64_t seed)
{
    Network<A> net{random::Torch{seed}};
    json curve = json::array();
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.001}};
    float const loss =
        trainer.run(steps, task.x, task.y,
                    every(200, [&](std::size_t step, float now) { curve.push_back({step, now}); }));
    return {{"parameters", parameter_count<A>},
            {"loss", loss},
            {"error", error_to_truth(net, task)},
            {"curve", curve},
            {"y", numbers(net(linspace(-6, 6, 241)))}};
}

/// Ten seeds for each of several widths.
template <std::size_t... Hidden>
json by_width(Task const& task)
{
    json result = json::array();
    auto const one = [&]<std::size_t N>(Constant<N>) {
        json runs = json::array();
        for (std::uint64_t seed = 1; seed <= 10; ++seed) runs.push_back(fit<Curve<N>>(task, seed));
        result.push_back({{"hidden", N}, {"runs", runs}});
    };
    (one(Constant<Hidden>{}), ...);
    return result;
}

template <class A>
json ten_seeds(Task const& task, char const* name)
{
    json runs = json::array();
    for (std::uint64_t seed = 1; seed <= 10; ++seed) runs.push_back(fit<A>(task, seed));
    return {{"name", name}, {"parameters", parameter_count<A>}, {"runs", runs}};
}

/// The document's training of ten neurons, the network's drawing kept every 100 steps.
template <template <class, class> class Net>
json train(random::Torch torch, Task const& task, bool draw)
{
    Net<Curve<10>, float> net{torch};
    Array const x = linspace(-4, 4, 161);
    json frames = json::array();
    json losses = json::array();
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.001}};
    json curve = json::array();
    float last = 0;
    if (draw)
        last =
            trainer.run(steps, task.x, task.y, every(100, [&](std::size_t step, float loss, auto const& now) {
                            curve.push_back({step, loss});
                            frames.push_back({{"step", step}, {"loss", loss}, {"y", numbers(now(x))}});
                        }));
    else
        last = trainer.run(steps, task.x, task.y,
                           every(100, [&](std::size_t step, float loss) { curve.push_back({step, loss}); }));
    json result{{"curve", curve}, {"frames", frames}, {"final_loss", last}, {"parameters", parameters(net)}};
    // "You can run the previous cell several times: the state of the network is kept"
    result["second_run"] = trainer.run(steps, task.x, task.y);
    result["seconds"] = shortest([&] {
        random::Torch same = torch;
        Net<Curve<10>, float> again{same};
        Trainer{again, MSELoss{}, SGD{.lr = 0.001}}.run(steps, task.x, task.y);
    });
    return result;
}

} // namespace

json document_002()
{
    progress("002: drawing networks of 5, 1, 2 and 1000 neurons");
    Task const task(squared);
    random::Torch torch{2};
    Network<Curve<5>> const five{torch};
    Network<Curve<1>> const one{torch};
    Network<Curve<2>> const two{torch};
    Network<Curve<1000>> const thousand{torch};
    Array const x3 = linspace(-3, 3, 301), x4 = linspace(-4, 4, 300);
    json result;
    result["five"] = {{"parameters", parameters(five)},
                      {"relu_parameters", json::array()},
                      {"relu_parameter_count", parameter_count<ReLU>},
                      {"f", five(xt::xtensor<float, 1>{2.3F})(0)},
                      {"batch", numbers(five(Array{{2.3F}, {1.7F}, {3.6F}}))},
                      {"x", numbers(x3)},
                      {"y", numbers(five(x3))},
                      {"summary", summary<Curve<5>>()}};
    result["drawings"] = {{"x", numbers(x4)},
                          {"1", numbers(one(x4))},
                          {"2", numbers(two(x4))},
                          {"1000", numbers(thousand(x4))}};
    result["data"] = {{"x", numbers(task.x)},
                      {"y", numbers(task.y)},
                      {"frame_x", numbers(linspace(-4, 4, 161))},
                      {"wide_x", numbers(linspace(-6, 6, 241))}};
    progress("002: training ten neurons on both backends");
    result["cpu"] = train<Network>(torch, task, true);
    result["reference"] = train<reference::Network>(torch, task, false);
    progress("002: play time: one to a thousand neurons, ten seeds each");
    result["widths"] = by_width<1, 2, 3, 5, 10, 20, 50, 100, 1000>(task);
    result["restarts"] = restarts(task.x, task.y, linspace(-6, 6, 241));
    progress("002: play time: sin x, and noise");
    result["sine"] = by_width<2, 5, 10, 20, 50, 100>(Task(sine));
    Task const noisy(squared, 3);
    result["noise"] = {{"y", numbers(noisy.y)}, {"widths", by_width<2, 5, 10, 20, 50, 100, 1000>(noisy)}};
    progress("002: play time: more layers, shallow and deep");
    result["layers"] = {
        ten_seeds<Curve<10>>(task, "1-10-1"),
        ten_seeds<Sequential<Linear<1, 10>, ReLU, Linear<10, 10>, ReLU, Linear<10, 1>>>(task, "1-10-10-1"),
        ten_seeds<Sequential<Linear<1, 10>, ReLU, Linear<10, 10>, ReLU, Linear<10, 10>, ReLU, Linear<10, 1>>>(
            task, "1-10-10-10-1")};
    result["depth"] = {ten_seeds<Curve<47>>(task, "shallow, 1-47-1"),
                       ten_seeds<Sequential<Linear<1, 10>, ReLU, Linear<10, 10>, ReLU, Linear<10, 1>>>(
                           task, "deep, 1-10-10-1")};
    return result;
}

} // namespace report
