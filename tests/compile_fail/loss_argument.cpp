// lamina: a loss is the Mean or the Sum of what is compared
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using L = MSELoss<double>;
#else
using L = MSELoss<Sum>;
#endif

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, L{}, SGD{}}.step(x, t);
}
