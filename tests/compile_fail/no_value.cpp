// lamina: this formula has no `static constexpr auto value
// errors: 1
#include <lamina/model/sequential.hpp>

using namespace lamina;

struct Gated : Formula {
    static constexpr auto name = "Gated";
#ifdef GOOD
    static constexpr auto value(auto x) { return x * sigmoid(x); }
#endif
};
using A = Sequential<Linear<2, 3>, Gated>;
