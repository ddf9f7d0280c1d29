// lamina: this formula has trained parameters and offers a `derivative`, which says nothing of the slopes by these
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Scaled : Formula {
    static constexpr auto name = "Scaled";
    static constexpr std::array parameters{Parameter{"scale", 1, 0, 1}};
    static constexpr auto value(auto x, auto scale) { return tanh(scale * x); }
#ifndef GOOD
    static constexpr auto derivative(auto y) { return 1 - square(y); }
#endif
};

Network<Sequential<Linear<2, 1>, Scaled>> net;
