// lamina: this Sequential has no layers.
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<>;
#else
using A = Sequential<Linear<1, 1>>;
#endif

auto run(Network<A>& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& t)
{
    Trainer{net, MSELoss{}, SGD{}}.run(10, x, t);
    return net(x);
}
