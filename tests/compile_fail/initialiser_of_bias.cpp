// lamina: this initialiser goes by how many values come into an output, which an array of one axis
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void start(Network<Sequential<Linear<2, 1>>>& net)
{
#ifndef GOOD
    initialise<"0.bias">(net, init::XavierUniform{}, random::Torch{0});
#else
    initialise<"0.weight">(net, init::XavierUniform{}, random::Torch{0});
#endif
}
