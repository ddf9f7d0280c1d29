// SPDX-License-Identifier: BSL-1.0
// Each family's kernels for a network that it is made for: resources.cmake reads what the compiler says of them.
#include <lamina/cuda.hpp>

using namespace lamina;
using namespace lamina::core;

template <class A, class T, class Loss, class Optimizer, class Target>
void train(T const* x, Target* t, std::size_t rows, Optimizer optimizer)
{
    cuda::Network<A, T> net;
    Trainer trainer{net, Loss{}, optimizer};
    cuda::DeviceArray<T, 2> const samples{{rows, input_size<A>}, const_cast<T*>(x)};
    if constexpr (std::integral<Target>)
        trainer.step(samples, cuda::DeviceArray<Target, 1>{{rows}, t});
    else
        trainer.step(samples, cuda::DeviceArray<Target, 2>{{rows, output_size<A>}, t});
}

using Tiny = Sequential<Linear<2, 3>, Sigmoid, Linear<3, 1>, Sigmoid>;
using Curve = Sequential<Linear<1, 10>, ReLU, Linear<10, 1>>;
using Classes = Sequential<Linear<64, 64>, ReLU, Linear<64, 10>>;

using Digits = Sequential<Linear<784, 512>, ReLU, Linear<512, 10>>;

void layered_float(float const* x, std::size_t* t)
{
    train<Digits, float, CrossEntropyLoss<>>(x, t, 256, SGD{.lr = 0.1, .momentum = 0.9});
}
void lanes_double(double const* x, double* t) { train<Tiny, double, MSELoss<>>(x, t, 4, SGD{.lr = 0.1}); }
void lanes_float(float const* x, float* t) { train<Curve, float, MSELoss<>>(x, t, 20, SGD{.lr = 0.1}); }
void resident_float(float const* x, std::size_t* t)
{
    train<Classes, float, CrossEntropyLoss<>>(x, t, 64, SGD{.lr = 0.1, .momentum = 0.9});
}
void infer_layered(cuda::Network<Digits, float> const& net, cuda::DeviceArray<float, 2> const& x)
{
    static_cast<void>(net(x));
}
void infer_float(cuda::Network<Classes, float> const& net, cuda::DeviceArray<float, 2> const& x)
{
    static_cast<void>(net(x));
}
void gradient_float(cuda::Network<Classes, float> const& net, cuda::DeviceArray<float, 2> const& x,
                    cuda::DeviceArray<std::size_t, 1> const& t)
{
    static_cast<void>(gradient(net, CrossEntropyLoss{}, x, t));
}
void ensemble_double(cuda::Ensemble<Tiny, double>& many, cuda::DeviceArray<double, 2> const& x,
                     cuda::DeviceArray<double, 2> const& t)
{
    many.train(1, MSELoss{}, SGD{.lr = 0.1}, x, t);
}
void ensemble_float(cuda::Ensemble<Tiny, float>& many, cuda::DeviceArray<float, 2> const& x,
                    cuda::DeviceArray<float, 2> const& t)
{
    many.train(1, MSELoss{}, SGD{.lr = 0.1}, x, t);
}
