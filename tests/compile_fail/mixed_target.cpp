// lamina: the elements of this target do not fit the network: its own type for two axes
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

auto run(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& W, xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return gradient(MSELoss{}(tanh(linear(x, W)), t), wrt(W));
#else
    return gradient(MSELoss{}(tanh(linear(x, W)), xt::cast<float>(t)), wrt(W));
#endif
}
