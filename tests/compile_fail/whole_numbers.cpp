// lamina: a network does not compute with numbers of this type
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using T = int;
#else
using T = float;
#endif

auto run(Network<Sequential<Linear<2, 3>>, T>& net, xt::xtensor<float, 2> const& x,
         xt::xtensor<float, 2> const& t)
{
    Trainer{net, MSELoss{}, SGD{}}.run(10, x, t);
    return net(x);
}
