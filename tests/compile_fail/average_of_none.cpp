// lamina: the optimizer of this trainer keeps no average of the weights
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

auto averaged(Network<Sequential<Linear<2, 1>>>& net)
{
#ifndef GOOD
    return Trainer{net, MSELoss{}, SGD{}}.averaged();
#else
    return Trainer{net, MSELoss{}, EMA{0.999, SGD{}}}.averaged();
#endif
}
