// lamina: this loss reduces a row and uses y or t outside of row_sum, row_max and log_sum_exp too
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Centred : LossFormula<Sum> {
    static constexpr auto name = "Centred";
#ifndef GOOD
    static constexpr auto value(auto y, auto t) { return square(y - t - row_sum(y) / 3); }
#else
    static constexpr auto value(auto y, auto t) { return row_sum(square(y - t - row_sum(y) / 3)); }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, Centred{}, SGD{}}.step(x, t);
}
