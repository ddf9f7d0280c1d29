// lamina: this array has other elements than the network or expression, whose type comes first above. Convert it: xt::cast<float>
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

auto run(Network<Sequential<Linear<2, 1>>> const& net, xt::xtensor<double, 2> const& x)
{
#ifndef GOOD
    return net(x);
#else
    return net(xt::cast<float>(x));
#endif
}
