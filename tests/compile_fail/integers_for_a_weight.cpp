// lamina: this array has other elements than the network or expression, whose type comes first above
// errors: 2
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

void copy(Network<Sequential<Linear<2, 3>>>& net, std::vector<int>& integers, std::vector<float>& numbers)
{
#ifndef GOOD
    net.set<"0.weight">(integers);
    net.get<"0.weight">(integers);
    (void)numbers;
#else
    net.set<"0.weight">(numbers);
    net.get<"0.weight">(numbers);
    (void)integers;
#endif
}
