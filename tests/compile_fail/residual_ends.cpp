// lamina: a Residual adds what its layers give to what the first is given, so that these must be as many values. Make Given and LayersGive above equal
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using Own = Sequential<Linear<2, 4>, Residual<Linear<4, 5>, Tanh>>;
#else
using Own = Sequential<Linear<2, 4>, Residual<Linear<4, 4>, Tanh>>;
#endif

auto run(Network<Own> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
