// squared
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Mine : LossFormula<Sum> {
    static constexpr auto name = "Mine";
#ifndef GOOD
    static constexpr auto value(auto y, auto t) { return squared(y - t); }
#else
    static constexpr auto value(auto y, auto t) { return square(y - t); }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x, xt::xtensor<double, 2> const& t)
{
    return Trainer{net, Mine{}, SGD{}}.step(x, t);
}
