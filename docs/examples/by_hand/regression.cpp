// Document 002 by hand: the training of its 1-10-1 ReLU network in float, from PyTorch's own initial numbers.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

namespace {

constexpr int training_steps = 10'000;
constexpr float learning_rate = 0.001F;
constexpr std::size_t samples = 20;

/// numpy.random.uniform(low, high)
double uniform(std::mt19937& twister, double low, double high)
{
    auto const a = static_cast<double>(twister() >> 5);
    auto const b = static_cast<double>(twister() >> 6);
    double const volatile scaled =
        (high - low) * ((a * 67108864.0 + b) / 9007199254740992.0); // rounded before it is added
    return low + scaled;
}

/// One number of torch.nn.Linear's initial parameters, uniform between -bound and bound.
float draw(std::mt19937& twister, double bound)
{
    auto const b = static_cast<float>(bound);
    float const unit = static_cast<float>(twister() & 0xFFFFFFu) / 16777216.0F;
    return std::fma(unit, b - -b, -b);
}

struct Network {
    std::vector<float> w1, b1, w2;
    float b2 = 0;

    Network(std::size_t n_hidden, std::mt19937& twister) : w1(n_hidden), b1(n_hidden), w2(n_hidden)
    {
        double const gain = std::sqrt(2.0 / (1 + std::sqrt(5.0) * std::sqrt(5.0)));
        double const fan_in = static_cast<double>(n_hidden);
        for (float& w : w1) w = draw(twister, std::sqrt(3.0) * gain);
        for (float& b : b1) b = draw(twister, 1);
        for (float& w : w2) w = draw(twister, std::sqrt(3.0) * (gain / std::sqrt(fan_in)));
        b2 = draw(twister, 1 / std::sqrt(fan_in));
    }
};

} // namespace

int main()
{
    std::mt19937 torch(2), numpy(2); // torch.manual_seed(2); numpy.random.seed(2)
    for (std::size_t const n_hidden : {5u, 1u, 2u, 1000u})
        Network(n_hidden, torch); // those that the document looks at first
    Network net(10, torch);

    std::array<float, samples> x{};
    std::array<float, samples> y{};
    for (std::size_t n = 0; n < samples; ++n) {
        x[n] = static_cast<float>(uniform(numpy, -3, 3));
        y[n] = x[n] * x[n];
    }

    float loss = 0;
    auto const start = std::chrono::steady_clock::now();
    for (int step = 0; step < training_steps; ++step) {
        std::array<float, 10> dw1{}, db1{}, dw2{};
        float db2 = 0;
        loss = 0;
        for (std::size_t n = 0; n < samples; ++n) {
            std::array<float, 10> h{};
            float output = net.b2;
            for (std::size_t j = 0; j < h.size(); ++j) {
                float const u = net.w1[j] * x[n] + net.b1[j];
                h[j] = u > 0 ? u : 0;
                output += net.w2[j] * h[j];
            }
            loss += (output - y[n]) * (output - y[n]) / samples;
            float const dloss_doutput = 2 * (output - y[n]) / samples;
            db2 += dloss_doutput;
            for (std::size_t j = 0; j < h.size(); ++j) {
                dw2[j] += dloss_doutput * h[j];
                float const dloss_du = h[j] > 0 ? dloss_doutput * net.w2[j] : 0;
                dw1[j] += dloss_du * x[n];
                db1[j] += dloss_du;
            }
        }
        for (std::size_t j = 0; j < dw1.size(); ++j) {
            net.w1[j] -= learning_rate * dw1[j];
            net.b1[j] -= learning_rate * db1[j];
            net.w2[j] -= learning_rate * dw2[j];
        }
        net.b2 -= learning_rate * db2;
        if (step % 1'000 == 0) std::printf("loss %5d: %.5f\n", step, static_cast<double>(loss));
    }
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;

    std::printf("final loss %.5f\n", static_cast<double>(loss));
    std::printf("exact:");
    for (auto const* const array : {&net.w1, &net.b1, &net.w2})
        for (float const number : *array) std::printf(" %.9g", static_cast<double>(number));
    std::printf(" %.9g\n%d iterations took %.9f seconds\n", static_cast<double>(net.b2), training_steps,
                seconds.count());
}
