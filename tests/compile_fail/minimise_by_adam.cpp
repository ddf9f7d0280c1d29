// lamina: minimise takes an optimizer of whole batches
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

Minimum fit(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
            xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return minimise(net, MSELoss{}, x, t, Adam{.lr = 0.01});
#else
    return minimise(net, MSELoss{}, x, t, LBFGS{});
#endif
}
