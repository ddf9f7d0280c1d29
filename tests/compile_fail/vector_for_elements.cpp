// lamina: this loss compares element by element, so its target has two axes.*MatrixView.target, 1. of a std::vector
// errors: 1
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

void train(Network<Sequential<Linear<2, 1>>>& net, xt::xtensor<float, 2> const& x, std::vector<float> const& t)
{
#ifndef GOOD
    Trainer{net, MSELoss{}, SGD{}}.step(x, t);
#else
    Trainer{net, MSELoss{}, SGD{}}.step(x, MatrixView{t, 1});
#endif
}
