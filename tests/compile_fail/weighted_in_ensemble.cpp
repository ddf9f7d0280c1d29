// lamina: rows that count differently
// errors: 1
#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

using namespace lamina;

auto train(Ensemble<Sequential<Linear<2, 1>>, double>& many, xt::xtensor<double, 2> const& x,
           xt::xtensor<double, 2> const& t, std::vector<double> const& weights)
{
#ifndef GOOD
    return many.train(10, MSELoss{}, SGD{}, x, weighted(t, weights));
#else
    (void)weights;
    return many.train(10, MSELoss{}, SGD{}, x, t);
#endif
}
