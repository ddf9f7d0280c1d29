// lamina: a layer of this Sequential declares other sizes or `parameters` than its Contraction has
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

struct Affine {
    static constexpr auto name = "Affine";
    using Contraction = core::Dense<core::Constant<8>, core::Constant<6>, true>;
    static constexpr std::size_t inputs = 8, outputs = 6, mac_count = 48;
#ifndef GOOD
    static constexpr std::array parameters{core::Parameter{"weight", 6, 8}};
#else
    static constexpr std::array parameters{core::Parameter{"weight", 6, 8}, core::Parameter{"bias", 6}};
#endif
};

Network<Sequential<Affine, Tanh>> net;
