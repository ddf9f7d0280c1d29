// lamina: a layer of this network has a Contraction that this backend does not compute
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

template <std::size_t width>
struct Twice : core::Dense<core::Constant<width>, core::Constant<width>, false> {};
template <std::size_t width>
struct Own : core::ContractionDefaults {
    static constexpr bool has_weight = true;
    static constexpr bool is_static = true;
    [[no_unique_address]] core::Constant<width> inputs{};
    [[no_unique_address]] core::Constant<width> outputs{};
    static constexpr std::array<std::size_t, 2> weight_shape() { return {width, width}; }
    static constexpr std::size_t mac_count() { return width * width; }
};
template <std::size_t width>
inline constexpr bool lamina::core::is_contraction<Own<width>> = true;
template <std::size_t width>
inline constexpr bool lamina::core::is_contraction<Twice<width>> = true;

struct Layer {
    static constexpr auto name = "Layer";
    static constexpr std::size_t inputs = 3, outputs = 3, mac_count = 9;
    static constexpr std::array parameters{core::Parameter{"weight", 3, 3}};
#ifndef GOOD
    using Contraction = Own<3>;
#else
    using Contraction = Twice<3>;
#endif
};

auto run(Network<Sequential<Layer, Tanh>> const& net, xt::xtensor<float, 2> const& x) { return net(x); }
