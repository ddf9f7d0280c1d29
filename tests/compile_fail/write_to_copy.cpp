// assignment of read-only location|cannot assign to return value
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

void change(Network<Sequential<Linear<2, 1>>>& net)
{
#ifndef GOOD
    net.get<"0.weight">()(0, 1) = 5; // of a copy that no one sees
    net.get<"0.bias">().fill(1);
#else
    auto weight = net.get<"0.weight">();
    weight(0, 1) = 5;
    net.set<"0.weight">(weight);
#endif
}
