// lamina: this Sequential has no layers.
// errors: 1
#include <lamina/shape.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<>;
#else
using A = Sequential<Linear<1, 1>>;
#endif
