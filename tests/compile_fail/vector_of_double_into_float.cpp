// lamina: this array has other elements than the network or expression.*std::vector<float>.v.begin.., v.end..
// errors: 2
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

auto run(Network<Sequential<Linear<2, 3>>> const& net, std::vector<double> const& x)
{
#ifndef GOOD
    return net(x);
#else
    return net(std::vector<float>(x.begin(), x.end()));
#endif
}
