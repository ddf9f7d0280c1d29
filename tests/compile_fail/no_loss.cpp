// lamina: what is given as the loss is none
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return gradient(net, Tanh{}, x, t).loss();
#else
    return gradient(net, MSELoss{}, x, t).loss();
#endif
}
