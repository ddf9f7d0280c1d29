// lamina: these braces have another shape.*Rows have braces of their own: ..1, 2., .3, 4..
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void set(Network<Sequential<Linear<2, 3>>>& net)
{
#ifndef GOOD
    net.set<"0.weight">({1, 2});
#else
    net.set<"0.weight">({{1, 2}, {3, 4}, {5, 6}});
#endif
}
