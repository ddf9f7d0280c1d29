// lamina: Named<"", …> gives a layer no name
#include <lamina/lamina.hpp>

using namespace lamina;

#ifdef GOOD
using Encoder = Named<"encoder", Linear<2, 3>>;
#else
using Encoder = Named<"", Linear<2, 3>>;
#endif

Network<Sequential<Encoder>> net;
