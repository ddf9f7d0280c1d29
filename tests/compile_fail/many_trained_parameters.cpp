// lamina: the `value` of this formula does not take the symbols that it is called with, one `auto` for each
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Polynomial : Formula {
    static constexpr auto name = "Polynomial";
    static constexpr std::array parameters{Parameter{"a", 1}, Parameter{"b", 1}, Parameter{"c", 1},
                                           Parameter{"d", 1}, Parameter{"e", 1}, Parameter{"f", 1}};
#ifndef GOOD
    static constexpr auto value(auto x, auto a, auto b, auto c, auto d, auto e)
    {
        return a + x * (b + x * (c + x * (d + x * e)));
    }
#else
    static constexpr auto value(auto x, auto a, auto b, auto c, auto d, auto e, auto f)
    {
        return a + x * (b + x * (c + x * (d + x * (e + x * f))));
    }
#endif
};

Network<Sequential<Linear<2, 1>, Polynomial>> net;
