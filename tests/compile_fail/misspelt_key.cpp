// lamina: this network has no parameter with this key. Keys are PyTorch's
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

void set(Network<Sequential<Linear<2, 1>>>& net)
{
#ifndef GOOD
    net.set<"0.wieght">({{1, 2}});
#else
    net.set<"0.weight">({{1, 2}});
#endif
}
