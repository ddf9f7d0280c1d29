// lamina: the `update` of this optimizer does not return a std::tuple of the new weight and as many new states as `states` says
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Mine {
    double lr = 0.1;
    static constexpr std::size_t states = 1;
    constexpr auto hyper(std::size_t) const { return std::tuple{lr}; }
#ifndef GOOD
    static constexpr auto update(auto w, auto g, auto, auto hyper)
    {
        return std::tuple{w - std::get<0>(hyper) * g};
    }
#else
    static constexpr auto update(auto w, auto g, auto state, auto hyper)
    {
        return std::tuple{w - std::get<0>(hyper) * g, std::get<0>(state) + g};
    }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, MSELoss{}, Mine{}}.step(x, t);
}
