// expp
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Bump : Formula {
    static constexpr auto name = "Bump";
#ifndef GOOD
    static constexpr auto value(auto x) { return x / (1 + expp(-x * x)); }
#else
    static constexpr auto value(auto x) { return x / (1 + exp(-x * x)); }
#endif
};

Network<Sequential<Linear<2, 1>, Bump>> net;
