// lamina: predict says which output is the largest, and this network has one
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

auto labels(Network<Sequential<Linear<2, 1>, Sigmoid>> const& net, xt::xtensor<float, 2> const& x)
{
#ifndef GOOD
    return predict(net, x);
#else
    return xt::xtensor<bool, 2>(net(x) > 0.5F);
#endif
}
