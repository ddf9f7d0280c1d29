// lamina: a hyperparameter of this optimizer would be kept as neither a double nor NotGiven
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using O = SGD<int>;
#else
using O = SGD<double>;
#endif

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, MSELoss{}, O{}}.step(x, t);
}
