// lamina: this array has other elements than the network or expression, whose type comes first above
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

xt::xtensor<float, 2> run(xt::xtensor<float, 2> const& x, xt::xtensor<double, 2> const& W,
                          xt::xtensor<double, 1> const& b)
{
#ifndef GOOD
    return tanh(linear(x, W, b));
#else
    return tanh(linear(x, xt::xtensor<float, 2>(xt::cast<float>(W)), xt::xtensor<float, 1>(xt::cast<float>(b))));
#endif
}
