// SPDX-License-Identifier: BSL-1.0
// What fusion brings: a network in one pass, with activations after the contractions in the same loop and
// tiles of samples through all layers, against the same layers evaluated one by one, each over the whole
// batch.
#include "network.hpp"

namespace bench {

namespace {

template <std::size_t n>
using Deep = Sequential<Linear<n, n>, Tanh, Linear<n, n>, ReLU, Linear<n, n>, Tanh, Linear<n, n>>;

/// The same numbers layer by layer.
template <class A>
struct LayerByLayer {
    static constexpr std::size_t n = input_size<A>;
    using Layer = Sequential<Linear<n, n>>;

    LayerByLayer()
    {
        float const* from = drawn<A>().data();
        for (auto& net : linear) {
            Parameters<Layer, float> numbers;
            std::copy_n(from, numbers.size(), numbers.data());
            from += numbers.size();
            net = std::make_unique<Network<Layer>>(numbers);
        }
    }

    void operator()(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2>& y)
    {
        if (a.shape() != x.shape()) a = b = x;
        linear[0]->forward(x, a);
        evaluate(activate<Tanh>(a), b);
        linear[1]->forward(b, a);
        evaluate(activate<ReLU>(a), b);
        linear[2]->forward(b, a);
        evaluate(activate<Tanh>(a), b);
        linear[3]->forward(b, y);
    }

    std::array<std::unique_ptr<Network<Layer>>, 4> linear;
    xt::xtensor<float, 2> a, b;
};

template <std::size_t n>
struct Width {
    Width()
    {
        constexpr std::size_t batch = 1'048'576 / n; // activations of a layer take 4 MB
        std::string const row = "fusion/" + std::to_string(n);
        enter_inference<Deep<n>, Ours<Deep<n>>>(row, row + "/on", batch);
        enter_inference<Deep<n>, LayerByLayer<Deep<n>>>(row, row + "/off", batch);
    }
};

std::tuple<Width<8>, Width<16>, Width<32>, Width<64>, Width<128>, Width<256>, Width<512>> const widths;

} // namespace

} // namespace bench
