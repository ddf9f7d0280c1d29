// Joint<.*Position<1>, .*Linear<3, 1.*Takes<3>, .*Given<4>
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
using Own = Sequential<Linear<2, 4>, Concat<Linear<4, 5>, Linear<3, 1>>>;
#else
using Own = Sequential<Linear<2, 4>, Concat<Linear<4, 5>, Linear<4, 1>>>;
#endif

auto run(Network<Own> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
