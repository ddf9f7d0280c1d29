// lamina: the `value` of this formula returns nothing. Is a `return` missing
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Squares : LossFormula<Mean> {
    static constexpr auto name = "Squares";
#ifndef GOOD
    static constexpr void value(auto y, auto t) { static_cast<void>(square(y - t)); }
#else
    static constexpr auto value(auto y, auto t) { return square(y - t); }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, Squares{}, SGD{}}.step(x, t);
}
