// lamina: these braces have another shape than the array needs.
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void set(Network<Sequential<Linear<2, 3>>>& net)
{
#ifndef GOOD
    net.set<"0.weight">({{1, 2, 3}, {4, 5, 6}});
#else
    net.set<"0.weight">({{1, 2}, {3, 4}, {5, 6}});
#endif
}
