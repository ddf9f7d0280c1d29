// lamina: this is no array of numbers. One sample is .*lamina: this is no target. Targets .rows, outputs. are
// errors: 3
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Network<Sequential<Linear<2, 3>>>& net, float const* pointer, xt::xtensor<float, 2> const& x,
           xt::xtensor<float, 2> const& t)
{
#ifndef GOOD
    Trainer{net, MSELoss{}, SGD{}}.step(pointer, t);
    Trainer{net, MSELoss{}, SGD{}}.run(9, x, 0.5F);
    (void)gradient(net, MSELoss{}, pointer, t);
#else
    Trainer{net, MSELoss{}, SGD{}}.step(MatrixView{pointer, 4, 2}, t);
    Trainer{net, MSELoss{}, SGD{}}.run(9, x, t);
    (void)gradient(net, MSELoss{}, MatrixView{pointer, 4, 2}, t);
#endif
}
