// lamina: the rows of this array, whose type comes first above, are not as long
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

auto run(Network<Sequential<Linear<2, 3>>> const& net)
{
#ifndef GOOD
    return net(std::array<float, 3>{1, 2, 3});
#else
    return net(std::array<float, 2>{1, 2});
#endif
}
