// lamina: an activation of this Sequential has no `static constexpr auto value.auto x.`.
// errors: 1
#include <lamina/shape.hpp>

using namespace lamina;

struct Swish : Formula {
    static constexpr auto name = "Swish";
#ifdef GOOD
    static constexpr auto value(auto x) { return x * sigmoid(x); }
#endif
};
using A = Sequential<Linear<2, 3>, Swish>;
