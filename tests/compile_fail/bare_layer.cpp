// lamina: a network is made of a Sequential, of one layer too
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using A = Linear<2, 3>;
#else
using A = Sequential<Linear<2, 3>>;
#endif

auto run(Network<A>& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& t)
{
    Trainer{net, MSELoss{}, SGD{}}.run(10, x, t);
    return net(x);
}
