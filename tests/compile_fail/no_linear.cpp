// lamina: this Sequential has no Linear, so that nothing says how many values it takes. Add one.
// errors: 1
#include <lamina/activations.hpp>
#include <lamina/model/sequential.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Tanh, Sigmoid>;
#else
using A = Sequential<Tanh, Linear<2, 3>, Sigmoid>;
#endif
