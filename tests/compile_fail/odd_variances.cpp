// lamina: GaussianNLLLoss takes as many variances as means
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Linear<2, 3>>;
#else
using A = Sequential<Linear<2, 2>>;
#endif

auto slope(Network<A> const& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& t)
{
    return gradient(net, GaussianNLLLoss{}, x, t);
}
