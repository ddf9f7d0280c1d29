// lamina: a layer of this Sequential takes or gives no values. Every width must be at least 1.
// errors: 2
#include <lamina/model/sequential.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Linear<2, 0>>;
using B = Sequential<Linear<0, 3>>;
#else
using A = Sequential<Linear<2, 1>>;
using B = Sequential<Linear<1, 3>>;
#endif
