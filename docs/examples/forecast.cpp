// The Mackey-Glass equation, whose course never repeats: a network learns its next step, and then goes on by itself.
// usage: forecast [folder to write the numbers of pictures to]
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

constexpr std::size_t window = 18, length = 3'000, trained = 2'400;
using Forecaster = Sequential<Linear<window, 32>, Tanh, Linear<32, 1>>;

/// x'(t) = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x(t), by steps of 0.1; x - 0.9 at each unit of time.
/// (M. Mackey, L. Glass, Oscillation and chaos in physiological control systems, Science 197, 1977.)
std::vector<double> mackey_glass(std::size_t count)
{
    std::vector<double> x(171, 1.2), every_unit;
    for (std::size_t i = 170; every_unit.size() < count + 200; ++i) {
        x.push_back(x[i] + 0.1 * (0.2 * x[i - 170] / (1 + std::pow(x[i - 170], 10)) - 0.1 * x[i]));
        if (i % 10 == 0) every_unit.push_back(x.back() - 0.9);
    }
    return {every_unit.begin() + 200, every_unit.end()}; // when the start is forgotten
}

int main(int count, char** arguments)
{
    std::vector<double> const series = mackey_glass(length);
    auto x = xt::xtensor<double, 2>::from_shape({length - window, window});
    auto change = xt::xtensor<double, 2>::from_shape({length - window, 1}); // of the next number from the last
    std::vector<std::size_t> past, future;
    for (std::size_t row = 0; row < length - window; ++row) {
        std::copy_n(&series[row], window, &x(row, 0));
        change(row, 0) = series[row + window] - series[row + window - 1];
        (row < trained ? past : future).push_back(row);
    }
    Dataset const all{x, change}, training = all.select(past), unseen = all.select(future);
    Network<Forecaster, double> net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, Adam{.lr = 3e-3}};
    trainer.fit(training, {.epochs = 200, .schedule = Cosine{}, .progress = false});
    double const explained = r2(net(unseen.inputs()), unseen.targets());

    std::vector<double> alone(&series[trained], &series[trained + window]); // from here on by itself
    while (alone.size() < window + 400) {
        std::array<double, window> last;
        std::copy_n(alone.end() - window, window, last.begin());
        alone.push_back(alone.back() + net(last)[0]);
    }
    auto const part = [](auto const& numbers, std::size_t first) { return std::span(numbers).subspan(first, 100); };
    double const far = rmse(part(alone, window), part(series, trained + window));
    std::printf("of the next step R2 %.6f; 100 steps by itself: root of the mean squared error %.3f\n", explained, far);
    if (count > 1) {
        std::string const folder = arguments[1];
        write_npy(folder + "/forecast_alone.npy", alone);
        write_npy(folder + "/forecast_truth.npy", std::span(series).subspan(trained, alone.size()));
    }
    if (explained >= 0.999 && far <= 0.05) return 0;
    std::puts("lamina: R2 should be 0.999 at least, and the error 0.05 at most.");
    return 1;
}
