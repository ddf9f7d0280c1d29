// Document 000 by hand: the OR gate as a perceptron, the chain rule written out. Plain C++, no library but
// the standard's.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

namespace {

constexpr int num_iterations = 10'000;
constexpr double learning_rate = 0.05;

/// numpy.random.rand(): two draws of the Mersenne twister make one double.
double rand(std::mt19937& twister)
{
    auto const a = static_cast<double>(twister() >> 5);
    auto const b = static_cast<double>(twister() >> 6);
    return (a * 67108864.0 + b) / 9007199254740992.0;
}

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

} // namespace

int main()
{
    std::array<std::array<double, 2>, 4> const inputs{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
    std::array<double, 4> const truth{0, 1, 1, 1};

    std::mt19937 twister(1); // numpy.random.seed(1)
    std::array<double, 2> weights{};
    for (double& weight : weights) weight = rand(twister);
    double bias = rand(twister);

    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < num_iterations; ++i) {
        double error = 0;
        std::array<double, 2> dE_dw{};
        double dE_db = 0;
        for (std::size_t n = 0; n < inputs.size(); ++n) {
            double const y = inputs[n][0] * weights[0] + inputs[n][1] * weights[1] + bias;
            double const f = sigmoid(y);
            error += std::abs(f - truth[n]);
            double const dE_df = std::abs(f - truth[n]) / (f - truth[n]);
            double const df_dy = f * (1 - f);
            double const dE_dy = dE_df * df_dy;
            for (std::size_t k = 0; k < weights.size(); ++k) dE_dw[k] += inputs[n][k] * dE_dy; // dy_dw = x
            dE_db += dE_dy;
        }
        for (std::size_t k = 0; k < weights.size(); ++k) weights[k] -= learning_rate * dE_dw[k];
        bias -= learning_rate * dE_db;
        if (i % (num_iterations / 10) == 0) std::printf("error at step %5d: %10.2e\n", i, error);
    }
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;

    std::printf("Final weights: [%.8f %.8f]\n", weights[0], weights[1]);
    std::printf("Final bias: %.14f\n", bias);
    for (std::size_t n = 0; n < inputs.size(); ++n)
        std::printf("%zu  %g %g  %g  %.6f\n", n, inputs[n][0], inputs[n][1], truth[n],
                    sigmoid(inputs[n][0] * weights[0] + inputs[n][1] * weights[1] + bias));
    std::printf("exact: %.17g %.17g %.17g\n", weights[0], weights[1], bias);
    std::printf("%d iterations took %.9f seconds\n", num_iterations, seconds.count());
}
