// lamina: the `value` of this formula is not static, but there is no object that it could be called on
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
struct Scaled : LossFormula<Sum> {
    static constexpr auto name = "Scaled";
    double factor = 2;
    constexpr auto value(auto y, auto t) const { return factor * square(y - t); }
};
#else
template <double Factor>
struct ScaledBy : LossFormula<Sum> {
    static constexpr auto name = "Scaled";
    static constexpr auto value(auto y, auto t) { return Factor * square(y - t); }
};
using Scaled = ScaledBy<2.0>;
#endif

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, Scaled{}, SGD{}}.step(x, t);
}
