// lamina: the third argument of Linear<inputs, outputs, bias> is WithBias, which is what it is if left out, or NoBias
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Linear<2, 3, Tanh>, Linear<3, 1>>;
#else
using A = Sequential<Linear<2, 3>, Tanh, Linear<3, 1>>;
#endif

Network<A> net;
