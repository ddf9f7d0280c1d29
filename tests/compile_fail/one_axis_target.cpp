// lamina: this loss compares element by element, so its target has two axes, .rows, outputs.. The target given has one
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x)
{
    Trainer trainer{net, MSELoss{}, SGD{}};
#ifndef GOOD
    return trainer.step(x, xt::xtensor<double, 1>{0, 1, 1, 1});
#else
    return trainer.step(x, xt::xtensor<double, 2>{{0}, {1}, {1}, {1}});
#endif
}
