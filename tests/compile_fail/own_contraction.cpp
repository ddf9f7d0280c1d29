// lamina: a layer of this Sequential has a Contraction that no backend computes. There are core::Dense
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

template <std::size_t In, std::size_t Out>
struct Convolve {
    static constexpr bool has_weight = true, has_bias = true, is_static = true;
    [[no_unique_address]] core::Constant<In> inputs{};
    [[no_unique_address]] core::Constant<Out> outputs{};
};

struct Conv1d {
    static constexpr auto name = "Conv1d";
#ifndef GOOD
    using Contraction = Convolve<8, 6>;
#else
    using Contraction = core::Dense<core::Constant<8>, core::Constant<6>, true>;
#endif
    static constexpr std::size_t inputs = 8, outputs = 6, mac_count = 48;
    static constexpr std::array parameters{core::Parameter{"weight", 6, 8}, core::Parameter{"bias", 6}};
};

Network<Sequential<Conv1d, Tanh>> net;
