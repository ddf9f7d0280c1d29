// lamina: this initialiser draws random numbers. Give initialise a generator as its last argument
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void start(Network<Sequential<Linear<2, 1>>>& net)
{
#ifndef GOOD
    initialise(net, init::KaimingNormal{});
#else
    initialise(net, init::KaimingNormal{}, random::Torch{0});
#endif
}
