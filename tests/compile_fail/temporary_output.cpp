// lamina: the results would be written into a temporary array and lost
// errors: 2
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

void run(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2>& y)
{
#ifndef GOOD
    net.forward(x, xt::xtensor<float, 2>(y));
    net.forward(x, std::vector<std::array<float, 3>>(4));
#else
    net.forward(x, xt::view(y, xt::range(0, 4), xt::all()));
#endif
}
