// lamina: a Trainer is given the loss before the optimizer; here they are the other way round
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    Trainer trainer{net, SGD{}, MSELoss{}};
#else
    Trainer trainer{net, MSELoss{}, SGD{}};
#endif
    trainer.run(10, x, t);
    return trainer.step(x, t);
}
