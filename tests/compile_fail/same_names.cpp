// lamina: two layers of this Sequential have the same name.
// errors: 1
#include <lamina/model/sequential.hpp>

using namespace lamina;

#ifndef GOOD
using A = Sequential<Named<"hidden", Linear<2, 3>>, Named<"hidden", Linear<3, 1>>>;
#else
using A = Sequential<Named<"hidden", Linear<2, 3>>, Named<"output", Linear<3, 1>>>;
#endif
