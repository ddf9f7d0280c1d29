// lamina: an activation of this Sequential has a trained parameter that is neither one number nor one for each of the Given values
// errors: 1
#include <lamina/model/sequential.hpp>

using namespace lamina;

template <std::size_t Count>
struct Slopes : Formula {
    static constexpr auto name = "Slopes";
    static constexpr std::array parameters{Parameter{"weight", Count, 0, 0.25}};
    static constexpr auto value(auto x, auto w) { return where(x > 0, x, w * x); }
};
#ifndef GOOD
using A = Sequential<Linear<2, 3>, Slopes<2>>;
#else
using A = Sequential<Linear<2, 3>, Slopes<3>>;
#endif
