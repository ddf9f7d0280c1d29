// lamina: the `hyper` of this optimizer does not return a std::tuple of numbers
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Mine {
    double lr = 0.1;
    static constexpr std::size_t states = 0;
    static constexpr auto update(auto w, auto g, auto, auto hyper)
    {
        return std::tuple{w - std::get<0>(hyper) * g};
    }
#ifndef GOOD
    constexpr auto hyper(std::size_t) const { return lr; }
#else
    constexpr auto hyper(std::size_t) const { return std::tuple{lr}; }
#endif
};

double train(Network<Sequential<Linear<2, 1>>, double>& net, xt::xtensor<double, 2> const& x,
             xt::xtensor<double, 2> const& t)
{
    return Trainer{net, MSELoss{}, Mine{}}.step(x, t);
}
