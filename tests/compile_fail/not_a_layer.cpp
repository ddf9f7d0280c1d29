// lamina: an entry of this Sequential is neither a layer, such as Linear<2, 3>, nor an activation
// errors: 1
#include <lamina/shape.hpp>

using namespace lamina;

#ifndef GOOD
struct Swish {
    static constexpr auto name = "Swish";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
#else
struct Swish : Formula {
    static constexpr auto name = "Swish";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
#endif
using A = Sequential<Linear<2, 3>, Swish>;
