// lamina: a network takes arrays of one axis .one sample. or two .a batch of them., known when compiled; an xarray's are not.
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

void run(Network<Sequential<Linear<2, 1>>> const& net, xt::xarray<float> const& x)
{
#ifndef GOOD
    (void)net(x);
#else
    (void)net(xt::xtensor<float, 2>(x));
#endif
}
