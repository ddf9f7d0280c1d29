// use of deleted function|call to deleted
// errors: 2
#include <lamina/lamina.hpp>

using namespace lamina;

void train()
{
#ifndef GOOD
    Trainer trainer{Network<Sequential<Linear<2, 1>>>{}, MSELoss{}, SGD{}};
#else
    Network<Sequential<Linear<2, 1>>> net;
    Trainer trainer{net, MSELoss{}, SGD{}};
#endif
}
