// SPDX-License-Identifier: BSL-1.0
// RTNeural: its compile-time model on its xsimd backend. xsimd is spelt otherwise here (see CMakeLists.txt),
// because the backend needs a newer one than Debian's and both are in one program.
#include <RTNeural/RTNeural.h>

#include "rows.hpp"

namespace bench {

namespace {

/// A layer's parts in RTNeural: the activation is a layer there.
template <Layer l>
auto parts()
{
    constexpr int in = int(l.inputs);
    constexpr int out = int(l.outputs);
    using Dense = RTNeural::DenseT<float, in, out, l.has_bias>;
    if constexpr (l.function == Function::tanh)
        return std::tuple<Dense, RTNeural::TanhActivationT<float, out>>{};
    else if constexpr (l.function == Function::relu)
        return std::tuple<Dense, RTNeural::ReLuActivationT<float, out>>{};
    else
        return std::tuple<Dense>{};
}

template <class W, class Parts>
struct ModelOf;
template <class W, class... Parts>
struct ModelOf<W, std::tuple<Parts...>> {
    using type = RTNeural::ModelT<float, int(W::inputs), int(W::outputs), Parts...>;
};

template <class W>
class RtNeural : public Contestant {
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr std::size_t count = ls.size();

    template <std::size_t... I>
    static auto all_parts(std::index_sequence<I...>) -> decltype(std::tuple_cat(parts<ls[I]>()...));
    using Model = typename ModelOf<W, decltype(all_parts(std::make_index_sequence<count>{}))>::type;

public:
    explicit RtNeural(Problem<float> const& p) : calls_(p.x) { load<0, 0>(p); }

    void run(std::size_t steps) override
    {
        calls_.run(steps, [&](float const* x, float* y) {
            model_->forward(x);
            std::copy_n(model_->getOutputs(), W::outputs, y);
        });
    }

    [[nodiscard]] std::vector<double> result() const override { return calls_.result(); }

private:
    template <std::size_t I, std::size_t Position>
    void load(Problem<float> const& p)
    {
        constexpr Layer l = ls[I];
        std::vector<std::vector<float>> weight;
        for (std::size_t o = 0; o < l.outputs; ++o) {
            float const* const row = p.start.data() + l.weight + o * l.inputs;
            weight.emplace_back(row, row + l.inputs);
        }
        auto& dense = model_->template get<Position>();
        dense.setWeights(weight);
        dense.setBias(p.start.data() + l.bias);
        if constexpr (I + 1 < count) load<I + 1, Position + (l.function == Function::identity ? 1 : 2)>(p);
    }

    std::unique_ptr<Model> model_ = std::make_unique<Model>();
    Calls<W> calls_;
};

Announce const engine{{"rtneural", LAMINA_BENCH_PEER_VERSION}};
Enter<RtNeural, W4a, W4b, W4c, W4d> const all("rtneural");

} // namespace

} // namespace bench
