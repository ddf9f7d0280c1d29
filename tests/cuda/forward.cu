// SPDX-License-Identifier: BSL-1.0
// The OR network with a hidden layer on the device: a kernel instantiated with the stages of its type, one
// thread a sample. Prints what the host computes and, where there is a device, what that does.
#include <lamina/activations.hpp>
#include <lamina/backends/reference/network.hpp>

#include <cstdio>

using namespace lamina;
using namespace lamina::core;

using OrHidden = Sequential<Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid>;
using OrPass = core::Pass<reference::Backend, double, ModelOf<OrHidden>>;

template <class Pass>
__global__ void forward(double const* parameters, double const* x, double* y)
{
    constexpr Pass pass;
    double scratch[pass.memory.forward_row()];
    for (int i = 0; i < 2; ++i) scratch[i] = x[2 * threadIdx.x + i];
    auto const from = pass.memory.template alternating<0>(scratch, Constant<1>{});
    auto const to = pass.memory.template alternating<Pass::count>(scratch, Constant<1>{});
    pass.infer(from, to, Constant<1>{}, parameters, scratch, Constant<1>{}, OneThread{});
    y[threadIdx.x] = to.data[0];
}

int main()
{
    reference::Network<OrHidden, double> net{zeros};
    net.set<"0.weight">({{1.66707072, 1.66659174}, {2.43454525, 2.29166158}, {-1.50667653, -1.50681196}});
    net.set<"2.weight">({{0.70570663, 2.04736287, -4.12867523}});
    double const inputs[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    for (auto const& x : inputs) std::printf("%.6f\n", net({x[0], x[1]})[0]);

    int devices = 0;
    if (cudaGetDeviceCount(&devices) != cudaSuccess || devices == 0) return std::puts("no CUDA device"), 0;
    double *parameters, *x, *y, results[4];
    cudaMalloc(&parameters, 9 * sizeof(double));
    cudaMalloc(&x, sizeof inputs);
    cudaMalloc(&y, sizeof results);
    cudaMemcpy(parameters, net.storage(), 9 * sizeof(double), cudaMemcpyHostToDevice);
    cudaMemcpy(x, inputs, sizeof inputs, cudaMemcpyHostToDevice);
    forward<OrPass><<<1, 4>>>(parameters, x, y);
    cudaMemcpy(results, y, sizeof results, cudaMemcpyDeviceToHost);
    for (double const result : results) std::printf("%.6f\n", result);
    return cudaGetLastError() != cudaSuccess;
}
