// lamina: LevenbergMarquardt is for sums and means of squares
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

Minimum fit(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
            xt::xtensor<double, 2> const& t)
{
#ifndef GOOD
    return minimise(net, L1Loss{}, x, t, LevenbergMarquardt{});
#else
    return minimise(net, MSELoss{}, x, t, LevenbergMarquardt{});
#endif
}
