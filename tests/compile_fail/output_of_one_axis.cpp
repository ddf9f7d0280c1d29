// lamina: of the inputs and the array for the results, whose types are above, one is a
// errors: 1
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

void run(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x, std::vector<float>& y)
{
#ifndef GOOD
    net.forward(x, y);
#else
    net.forward(x, MatrixView{y, 3});
#endif
}
