// lamina: the `value` of this formula does not take the symbols that it is called with, one `auto` for each
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Bump : Formula {
    static constexpr auto name = "Bump";
#ifndef GOOD
    static constexpr auto value(double x) { return x * x; }
#else
    static constexpr auto value(auto x) { return x * x; }
#endif
};

Network<Sequential<Linear<2, 1>, Bump>> net;
