// lamina: a pattern of these parameter groups is one that no key of this network begins with
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Network<Sequential<Linear<2, 1>>>& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& t)
{
#ifndef GOOD
    Trainer trainer{net, MSELoss{}, Groups{SGD{}, freeze<"1.">}};
#else
    Trainer trainer{net, MSELoss{}, Groups{SGD{}, freeze<"0.bias">}};
#endif
    trainer.step(x, t);
}
