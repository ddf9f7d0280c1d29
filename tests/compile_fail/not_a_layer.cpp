// lamina: an entry of this Sequential is neither a layer, such as Linear<2, 3>, nor an activation
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
struct Gated {
    static constexpr auto name = "Gated";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
#else
struct Gated : Formula {
    static constexpr auto name = "Gated";
    static constexpr auto value(auto x) { return x * sigmoid(x); }
};
#endif
using A = Sequential<Linear<2, 3>, Gated>;

auto run(Network<A>& net, xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& t)
{
    Trainer{net, MSELoss{}, SGD{}}.run(10, x, t);
    return net(x);
}
