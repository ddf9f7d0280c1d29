// SPDX-License-Identifier: BSL-1.0
// oneDNN: inner products with weights in the layout that it chooses and the activation as a post-op.
#include "rows.hpp"

#include <cstdlib>
#include <dnnl.hpp>
#include <unistd.h>
#include <unordered_map>

namespace bench {

namespace {

template <class W>
class OneDnn : public Contestant {
    static_assert(std::is_same_v<typename W::Number, float> && !is_training<W>);
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr std::size_t tile = tile_of<W>;
    static_assert(W::batch % tile == 0);

public:
    explicit OneDnn(Problem<float> const& p) : problem_(p), calls_(p.x), outputs_(W::batch * W::outputs)
    {
        using Tag = dnnl::memory::format_tag;
        dnnl::memory::desc source = dense(tile, W::inputs, Tag::ab);
        input_ = dnnl::memory(source, engine_, const_cast<float*>(p.x.data()));
        dnnl::memory from = input_;
        for (Layer const& l : ls) {
            auto const target = dense(tile, l.outputs, Tag::ab);
            dnnl::memory::desc const bias({static_cast<dnnl::memory::dim>(l.outputs)},
                                          dnnl::memory::data_type::f32, Tag::a);
            dnnl::primitive_attr attributes;
            dnnl::post_ops after;
            if (l.function == Function::relu) append(after, dnnl::algorithm::eltwise_relu);
            if (l.function == Function::tanh) append(after, dnnl::algorithm::eltwise_tanh);
            attributes.set_post_ops(after);
            auto const description =
                describe(source, dense(l.outputs, l.inputs, Tag::any), bias, target, attributes);
            dnnl::memory const given(dense(l.outputs, l.inputs, Tag::ab), engine_,
                                     const_cast<float*>(p.start.data() + l.weight));
            dnnl::memory packed(description.weights_desc(), engine_);
            dnnl::reorder(given, packed).execute(stream_, const_cast<dnnl::memory&>(given), packed);
            dnnl::memory to(target, engine_);
            steps_.push_back(
                {dnnl::inner_product_forward(description),
                 {{DNNL_ARG_SRC, from},
                  {DNNL_ARG_WEIGHTS, packed},
                  {DNNL_ARG_BIAS, dnnl::memory(bias, engine_, const_cast<float*>(p.start.data() + l.bias))},
                  {DNNL_ARG_DST, to}}});
            source = target;
            from = to;
        }
        stream_.wait();
    }

    void run(std::size_t steps) override
    {
        if constexpr (is_calls<W>) {
            calls_.run(steps, [&](float const* x, float* y) { forward(x, y); });
        } else {
            for (std::size_t step = 0; step < steps; ++step)
                for (std::size_t row = 0; row < W::batch; row += tile)
                    forward(problem_.x.data() + row * W::inputs, outputs_.data() + row * W::outputs);
        }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        if constexpr (is_calls<W>) return calls_.result();
        return {outputs_.begin(), outputs_.end()};
    }

private:
    using Memory = dnnl::memory::desc;
    using Product = dnnl::inner_product_forward::primitive_desc;

    // version 3 has other signatures than 2
    static void append(dnnl::post_ops& after, dnnl::algorithm activation)
    {
#if DNNL_VERSION_MAJOR >= 3
        after.append_eltwise(activation, 0, 0);
#else
        after.append_eltwise(1, activation, 0, 0);
#endif
    }

    Product describe(Memory const& from, Memory const& weight, Memory const& bias, Memory const& to,
                     dnnl::primitive_attr const& attributes) const
    {
        auto const kind = dnnl::prop_kind::forward_inference;
#if DNNL_VERSION_MAJOR >= 3
        return {engine_, kind, from, weight, bias, to, attributes};
#else
        return {{kind, from, weight, bias, to}, attributes, engine_};
#endif
    }

    static dnnl::memory::desc dense(std::size_t rows, std::size_t columns, dnnl::memory::format_tag tag)
    {
        return {{static_cast<dnnl::memory::dim>(rows), static_cast<dnnl::memory::dim>(columns)},
                dnnl::memory::data_type::f32,
                tag};
    }

    void forward(float const* x, float* y)
    {
        input_.set_data_handle(const_cast<float*>(x));
        steps_.back().arguments.at(DNNL_ARG_DST).set_data_handle(y);
        for (auto const& [primitive, arguments] : steps_) primitive.execute(stream_, arguments);
        stream_.wait();
    }

    struct Step {
        dnnl::inner_product_forward primitive;
        std::unordered_map<int, dnnl::memory> arguments;
    };

    Problem<float> const& problem_;
    Calls<W> calls_;
    std::vector<float> outputs_;
    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    dnnl::memory input_;
    std::vector<Step> steps_;
};

/// Its OpenMP starts as many threads as there were processors when it was loaded, before the program pinned itself:
/// they would wait for one another on one core, a hundred times as long as the work. Hence the program starts
/// itself anew.
[[gnu::constructor]] void take_one_thread(int /*argc*/, char** argv)
{
    if (std::getenv("OMP_NUM_THREADS") == nullptr && setenv("OMP_NUM_THREADS", "1", 1) == 0)
        execv("/proc/self/exe", argv);
}

Announce const engine{{"onednn", LAMINA_BENCH_PEER_VERSION}};
Enter<OneDnn, W4b, W4c, W4d, W6a, W6b, W6c> const all("onednn");

} // namespace

} // namespace bench
