// lamina: the `value` of this formula is not static, but there is no object that it could be called on
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
struct Leaky : Formula {
    static constexpr auto name = "Leaky";
    double slope = 0.1;
    constexpr auto value(auto x) const { return where(x > 0, x, slope * x); }
};
using A = Sequential<Linear<2, 1>, Leaky>;
#else
template <double Slope>
struct Leaky : Formula {
    static constexpr auto name = "Leaky";
    static constexpr auto value(auto x) { return where(x > 0, x, Slope * x); }
};
using A = Sequential<Linear<2, 1>, Leaky<0.1>>;
#endif

Network<A> net;
