// lamina: Adam and AdamW have one tag, AMSGrad
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using O = AdamW<Centered>;
#else
using O = AdamW<AMSGrad>;
#endif

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, MSELoss{}, O{}}.step(x, t);
}
