// lamina: the `value` of this formula returns a comparison, which is no number. Choose one by it
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Switched : Formula {
    static constexpr auto name = "Switched";
#ifndef GOOD
    static constexpr auto value(auto x) { return x > 0; }
#else
    static constexpr auto value(auto x) { return where(x > 0, 1, 0); }
#endif
};

Network<Sequential<Linear<2, 1>, Switched>> net;
