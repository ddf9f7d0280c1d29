// lamina: the rows of this target are not as long as the network's output, which Gives the number above.
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x)
{
    Trainer trainer{net, MSELoss{}, SGD{}};
#ifndef GOOD
    return trainer.step(x, xt::xtensor_fixed<double, xt::xshape<4, 2>>{});
#else
    return trainer.step(x, xt::xtensor_fixed<double, xt::xshape<4, 1>>{});
#endif
}
