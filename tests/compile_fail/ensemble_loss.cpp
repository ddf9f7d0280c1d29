// lamina: what is given as the loss is none
// errors: 1
#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

using namespace lamina;

auto train(Ensemble<Sequential<Linear<2, 1>>, double>& many, xt::xtensor<double, 2> const& x,
           xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return many.train(10, SGD{}, MSELoss{}, x, t);
#else
    return many.train(10, MSELoss{}, SGD{}, x, t);
#endif
}
