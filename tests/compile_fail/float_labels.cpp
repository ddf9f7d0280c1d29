// lamina: class labels are integers: of any size, char, bool or an enum
// errors: 1
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

void train(Network<Sequential<Linear<2, 3>>>& net, xt::xtensor<float, 2> const& x, std::vector<float> const& labels)
{
#ifndef GOOD
    Trainer{net, CrossEntropyLoss{}, SGD{}}.step(x, labels);
#else
    Trainer{net, CrossEntropyLoss{}, SGD{}}.step(x, std::vector<char>(labels.begin(), labels.end()));
#endif
}
