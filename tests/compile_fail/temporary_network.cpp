// cannot bind non-const lvalue reference|no matching constructor|no matching function
#include <lamina/lamina.hpp>

using namespace lamina;

using Net = Network<Sequential<Linear<2, 1>>>;

void train()
{
#ifndef GOOD
    Trainer<Net, MSELoss<>, SGD<>> trainer{Net{}, MSELoss{}, SGD{}};
#else
    Net net;
    Trainer<Net, MSELoss<>, SGD<>> trainer{net, MSELoss{}, SGD{}};
    OwningTrainer<Net, MSELoss<>, SGD<>> owner{Net{}, MSELoss{}, SGD{}};
#endif
}
