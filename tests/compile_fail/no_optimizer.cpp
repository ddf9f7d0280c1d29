// lamina: what is given as the optimizer is none
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    Trainer trainer{net, MSELoss{}, 0.1};
#else
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
#endif
    return trainer.step(x, t);
}
