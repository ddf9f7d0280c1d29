// lamina: these braces have another shape than the array needs
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void set(Network<Sequential<Linear<2, 3>>>& net)
{
#ifndef GOOD
    net.set<"0.bias">({{1, 2, 3}});
#else
    net.set<"0.bias">({1, 2, 3});
#endif
}
