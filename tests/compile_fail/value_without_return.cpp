// lamina: the `value` of this formula returns nothing. Is a `return` missing
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Doubled : Formula {
    static constexpr auto name = "Doubled";
#ifndef GOOD
    static constexpr void value(auto x) { static_cast<void>(2 * x); }
#else
    static constexpr auto value(auto x) { return 2 * x; }
#endif
};

Network<Sequential<Linear<2, 1>, Doubled>> net;
