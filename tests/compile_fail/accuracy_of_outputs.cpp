// lamina: accuracy compares class labels, integers along one axis
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double right(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x, xt::xtensor<int, 1> const& labels)
{
#ifndef GOOD
    return accuracy(net(x), labels);
#else
    return accuracy(predict(net, x), labels);
#endif
}
