// lamina: a layer of this Sequential is given a different number of values than it takes. Make Takes and Given above equal
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Linear<64, 128>, ReLU, Linear<64, 10>>;
#else
using A = Sequential<Linear<64, 128>, ReLU, Linear<128, 10>>;
Network<A> net;
#endif
