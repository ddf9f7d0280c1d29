// Document 001 by hand: the OR gate with a hidden layer, both phases of backpropagation written out.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

namespace {

constexpr int num_iterations = 10'000;
constexpr double learning_rate = 0.05;
constexpr std::size_t observations = 4;
constexpr std::size_t in = 2;
constexpr std::size_t hidden = 3;

/// numpy.random.rand(): two draws of the Mersenne twister make one double.
double rand(std::mt19937& twister)
{
    auto const a = static_cast<double>(twister() >> 5);
    auto const b = static_cast<double>(twister() >> 6);
    return (a * 67108864.0 + b) / 9007199254740992.0;
}

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

std::array<double, hidden> hidden_layer(std::array<double, in> const& x,
                                        std::array<std::array<double, hidden>, in> const& v)
{
    std::array<double, hidden> g{};
    for (std::size_t j = 0; j < hidden; ++j) {
        double yhat = 0;
        for (std::size_t k = 0; k < in; ++k) yhat += x[k] * v[k][j];
        g[j] = sigmoid(yhat);
    }
    return g;
}

double output_layer(std::array<double, hidden> const& g, std::array<double, hidden> const& w)
{
    double y = 0;
    for (std::size_t j = 0; j < hidden; ++j) y += g[j] * w[j];
    return sigmoid(y);
}

} // namespace

int main()
{
    std::array<std::array<double, in>, observations> const inputs{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
    std::array<double, observations> const truth{0, 1, 1, 1};

    std::mt19937 twister(1); // numpy.random.seed(1)
    std::array<std::array<double, hidden>, in> v{};
    std::array<double, hidden> w{};
    for (auto& row : v)
        for (double& weight : row) weight = rand(twister);
    for (double& weight : w) weight = rand(twister);

    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < num_iterations; ++i) {
        double error = 0;
        std::array<std::array<double, hidden>, in> dE_dv{};
        std::array<double, hidden> dE_dw{};
        for (std::size_t n = 0; n < observations; ++n) {
            auto const g = hidden_layer(inputs[n], v);
            double const f = output_layer(g, w);
            error += (f - truth[n]) * (f - truth[n]) / observations;
            // phase 1, the output layer
            double const dE_df = 2 * (f - truth[n]) / observations;
            double const df_dy = f * (1 - f);
            double const dE_dy = dE_df * df_dy;
            // phase 2, the hidden layer
            for (std::size_t j = 0; j < hidden; ++j) {
                dE_dw[j] += g[j] * dE_dy; // dy_dw = g
                double const dE_dg = dE_dy * w[j];
                double const dg_dyhat = g[j] * (1 - g[j]);
                double const dE_dyhat = dE_dg * dg_dyhat;
                for (std::size_t k = 0; k < in; ++k) dE_dv[k][j] += inputs[n][k] * dE_dyhat; // dyhat_dv = x
            }
        }
        if (i == 0) {
            for (auto const& row : dE_dv) std::printf("dE_dv: %.17g %.17g %.17g\n", row[0], row[1], row[2]);
            std::printf("dE_dw: %.17g %.17g %.17g\n", dE_dw[0], dE_dw[1], dE_dw[2]);
        }
        for (std::size_t k = 0; k < in; ++k)
            for (std::size_t j = 0; j < hidden; ++j) v[k][j] -= learning_rate * dE_dv[k][j];
        for (std::size_t j = 0; j < hidden; ++j) w[j] -= learning_rate * dE_dw[j];
        if (i % (num_iterations / 10) == 0) std::printf("error at step %5d: %10.6e\n", i, error);
    }
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;

    for (auto const& row : v) std::printf("hidden: %.8f %.8f %.8f\n", row[0], row[1], row[2]);
    std::printf("output: %.8f %.8f %.8f\n", w[0], w[1], w[2]);
    for (std::size_t n = 0; n < observations; ++n) {
        double const prediction = output_layer(hidden_layer(inputs[n], v), w);
        std::printf("%.6f %.6f\n", prediction, truth[n] - prediction);
    }
    std::printf("exact:");
    for (auto const& row : v)
        for (double const weight : row) std::printf(" %.17g", weight);
    for (double const weight : w) std::printf(" %.17g", weight);
    std::printf("\n%d iterations took %.9f seconds\n", num_iterations, seconds.count());
}
