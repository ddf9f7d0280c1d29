// lamina: parameter groups and ClipNorm are for a Trainer on the CPU
// errors: 1
#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

using namespace lamina;

auto train(Ensemble<Sequential<Linear<2, 1>>, double>& many, xt::xtensor<double, 2> const& x,
           xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return many.train(10, MSELoss{}, ClipNorm{1.0, SGD{}}, x, t);
#else
    return many.train(10, MSELoss{}, ClipValue{1.0, SGD{}}, x, t);
#endif
}
