// lamina: a term of this Weighted is of outputs that the network has not
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

auto slope(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x,
           xt::xtensor<float, 2> const& t)
{
#ifndef GOOD
    return gradient(net, Weighted<Term<MSELoss<>, 2, 2>>{}, x, t);
#else
    return gradient(net, Weighted<Term<MSELoss<>, 1, 2>>{}, x, t);
#endif
}
