// lamina: the array for this expression has other elements than the expression
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void run(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& W)
{
#ifndef GOOD
    xt::xtensor<double, 2> const y = tanh(linear(x, W));
    (void)y;
#else
    xt::xtensor<double, 2> const y = xt::cast<double>(xt::xtensor<float, 2>(tanh(linear(x, W))));
    (void)y;
#endif
}
