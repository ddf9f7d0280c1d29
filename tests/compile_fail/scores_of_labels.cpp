// lamina: what metrics take as scores, probabilities or targets are numbers, float or double
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

double area(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x, xt::xtensor<int, 1> const& labels)
{
#ifndef GOOD
    return roc_auc(predict(net, x), labels);
#else
    return roc_auc(net(x), labels);
#endif
}
