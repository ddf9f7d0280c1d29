// lamina: this formula reduces rows by row_sum, row_max or log_sum_exp and offers a `derivative`, which says nothing of the slopes by the other values of the row
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Own : Formula {
    static constexpr auto name = "Own";
    static constexpr auto value(auto x) { return exp(x - log_sum_exp(x)); }
#ifndef GOOD
    static constexpr auto derivative(auto y) { return y * (1 - y); }
#endif
};

auto run(Network<Sequential<Linear<2, 3>, Own>> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
