// lamina: this formula reduces rows by row_sum, row_max or log_sum_exp and has `Operands`, which formulas of single values alone may have
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Noisy : Formula {
    static constexpr auto name = "Noisy";
    using Operands = core::OperandList<core::RandomOperand>;
#ifndef GOOD
    static constexpr auto value(auto x, auto uniform) { return x - row_mean(x * uniform); }
#else
    static constexpr auto value(auto x, auto uniform) { return x * uniform; }
#endif
    struct Evaluated : Formula {
        static constexpr auto name = "Noisy";
        static constexpr auto value(auto x) { return x; }
    };
};

auto run(Network<Sequential<Linear<2, 3>, Noisy>> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
