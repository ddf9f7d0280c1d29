// lamina: this is no array of numbers. One sample is
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

xt::xtensor<float, 2> run(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& W,
                          xt::xtensor<float, 1> const& b)
{
#ifndef GOOD
    (void)b;
    return tanh(linear(x, W, 0.5F));
#else
    return tanh(linear(x, W, b));
#endif
}
