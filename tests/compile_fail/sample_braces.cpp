// lamina: these braces have another shape than the array needs
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

auto run(Network<Sequential<Linear<2, 3>>> const& net)
{
#ifndef GOOD
    return net({1, 2, 3});
#else
    return net({1, 2});
#endif
}
