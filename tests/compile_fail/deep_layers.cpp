// lamina: layers of this network lie more than six deep in one another
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
template <class Layer>
using Deeper = Residual<Residual<Residual<Residual<Residual<Residual<Layer>>>>>>;
#else
template <class Layer>
using Deeper = Residual<Residual<Residual<Residual<Residual<Layer>>>>>;
#endif

auto run(Network<Sequential<Deeper<Linear<3, 3>>>> const& net) { return state_dict(net); }
