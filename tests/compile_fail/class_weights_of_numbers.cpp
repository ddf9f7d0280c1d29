// lamina: ClassWeighted counts rows by their class labels, and this target has rows of numbers
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

auto slope(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x,
           xt::xtensor<float, 2> const& t)
{
#ifndef GOOD
    return gradient(net, ClassWeighted{CrossEntropyLoss{}, std::vector<double>{1, 2, 3}}, x, t);
#else
    return gradient(net, CrossEntropyLoss{}, x, t);
#endif
}
