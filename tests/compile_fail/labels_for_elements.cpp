// lamina: this loss compares element by element and takes no class labels.
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Network<Sequential<Linear<2, 3>>, double>& net, xt::xtensor<double, 2> const& x, std::vector<int> const& labels)
{
#ifndef GOOD
    Trainer{net, MSELoss{}, SGD{}}.step(x, labels);
#else
    Trainer{net, CrossEntropyLoss{}, SGD{}}.step(x, labels);
#endif
}
