// Document 003 by hand: one step of backpropagation through one hidden and one output neuron, by the
// document's functions.
#include <chrono>
#include <cmath>
#include <cstdio>

namespace {

double sigmoid(double z_value) { return 1.0 / (1.0 + std::exp(-z_value)); }

double z(double w, double a_value, double b) { return w * a_value + b; }

double a(double z_value) { return sigmoid(z_value); }

double sigmoid_prime(double z_value) { return sigmoid(z_value) * (1 - sigmoid(z_value)); }

double dc_db(double z_value, double dc_da) { return sigmoid_prime(z_value) * dc_da; }

double dc_dw(double a_prev, double dc_db_value) { return a_prev * dc_db_value; }

double dc_da_prev(double w, double dc_db_value) { return w * dc_db_value; }

struct Network {
    double w_l1 = 1.58, b_l1 = -0.14, w_l2 = 2.45, b_l2 = -0.11;
};

double output(Network const& net, double a_l0)
{
    return a(z(net.w_l2, a(z(net.w_l1, a_l0, net.b_l1)), net.b_l2));
}

Network step(Network const& net, double a_l0)
{
    double const z_l1 = z(net.w_l1, a_l0, net.b_l1);
    double const a_l1 = a(z_l1);
    double const z_l2 = z(net.w_l2, a_l1, net.b_l2);
    double const a_l2 = a(z_l2);

    double const dc_da_l2 = 2 * (a_l2 - 1);
    double const dc_db_l2 = dc_db(z_l2, dc_da_l2);
    double const dc_dw_l2 = dc_dw(a_l1, dc_db_l2);
    double const dc_da_l1 = dc_da_prev(net.w_l2, dc_db_l2);
    double const dc_db_l1 = dc_db(z_l1, dc_da_l1);
    double const dc_dw_l1 = dc_dw(a_l0, dc_db_l1);

    double const step_size = 0.1;
    return {net.w_l1 - dc_dw_l1 * step_size, net.b_l1 - dc_db_l1 * step_size, net.w_l2 - dc_dw_l2 * step_size,
            net.b_l2 - dc_db_l2 * step_size};
}

} // namespace

int main()
{
    double const a_l0 = 0.8;
    Network const net;
    std::printf("w_l1 = %g\nb_l1 = %g\nw_l2 = %g\nb_l2 = %g\n", net.w_l1, net.b_l1, net.w_l2, net.b_l2);
    std::printf("a_l2 = %.4f\n", output(net, a_l0));

    Network const updated = step(net, a_l0);
    std::printf("updated_w_l1 = %.4f\nupdated_b_l1 = %.4f\n", updated.w_l1, updated.b_l1);
    std::printf("updated_w_l2 = %.4f\nupdated_b_l2 = %.4f\n", updated.w_l2, updated.b_l2);
    std::printf("updated_a_l2 = %.4f\n", output(updated, a_l0));
    std::printf("exact: %.17g %.17g %.17g %.17g %.17g\n", updated.w_l1, updated.b_l1, updated.w_l2,
                updated.b_l2, output(updated, a_l0));

    constexpr int num_iterations = 10'000;
    Network trained;
    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < num_iterations; ++i) trained = step(trained, a_l0);
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;
    std::printf("after %d steps: a_l2 = %.6f\n", num_iterations, output(trained, a_l0));
    std::printf("%d iterations took %.9f seconds\n", num_iterations, seconds.count());
}
