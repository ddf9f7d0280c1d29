// lamina: this Concat has no branches, so that it gives no values
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using Own = Sequential<Linear<2, 4>, Concat<>>;
#else
using Own = Sequential<Linear<2, 4>, Concat<Linear<4, 1>, Identity>>;
#endif

auto run(Network<Own> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
