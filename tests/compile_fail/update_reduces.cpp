// lamina: the `update` of this optimizer uses row_sum, row_max or log_sum_exp
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Mine {
    double lr = 0.1;
    static constexpr std::size_t states = 0;
    constexpr auto hyper(std::size_t) const { return std::tuple{lr}; }
#ifndef GOOD
    static constexpr auto update(auto w, auto g, auto, auto) { return std::tuple{w - g / row_sum(g)}; }
#else
    static constexpr auto update(auto w, auto g, auto, auto hyper)
    {
        return std::tuple{w - std::get<0>(hyper) * g};
    }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, MSELoss{}, Mine{}}.step(x, t);
}
