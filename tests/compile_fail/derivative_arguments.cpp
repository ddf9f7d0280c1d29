// lamina: the `derivative` that this formula offers does not take one symbol, y
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Squashed : Formula {
    static constexpr auto name = "Squashed";
    static constexpr auto value(auto x) { return tanh(x); }
#ifndef GOOD
    static constexpr auto derivative(auto /*x*/, auto y) { return 1 - square(y); }
#else
    static constexpr auto derivative(auto y) { return 1 - square(y); }
#endif
};

Network<Sequential<Linear<2, 1>, Squashed>> net;
