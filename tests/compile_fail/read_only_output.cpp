// lamina: the array for the results cannot be written to: it is const, or an expression
// errors: 3
#include <lamina/lamina.hpp>

#include <utility>
#include <vector>

using namespace lamina;

void run(Network<Sequential<Linear<2, 3>>> const& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2>& y,
         std::vector<float> const& memory)
{
#ifndef GOOD
    net.forward(x, std::as_const(y));
    net.forward(x, 2 * y);
    net.forward(x, MatrixView{memory, 3});
#else
    net.forward(x, y);
    std::vector<float> mine = memory;
    net.forward(x, MatrixView{mine, 3});
#endif
}
