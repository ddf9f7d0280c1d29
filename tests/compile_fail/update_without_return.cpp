// lamina: the `update` of this optimizer returns nothing. Is a `return` missing
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Mine {
    double lr = 0.1;
    static constexpr std::size_t states = 0;
    constexpr auto hyper(std::size_t) const { return std::tuple{lr}; }
#ifndef GOOD
    static constexpr void update(auto w, auto g, auto, auto) { std::tuple{w - 0.1 * g}; }
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
