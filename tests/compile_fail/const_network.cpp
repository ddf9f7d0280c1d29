// lamina: a Trainer changes its network, and this one is const
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double> const& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    Trainer trainer{net, MSELoss{}, SGD{}};
#else
    auto copy = net;
    Trainer trainer{copy, MSELoss{}, SGD{}};
#endif
    trainer.run(10, x, t);
    return trainer.step(x, t);
}
