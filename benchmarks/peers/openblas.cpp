// SPDX-License-Identifier: BSL-1.0
// OpenBLAS: one product for each contraction, a loop for bias and activation, the update by the product's
// beta.
#include "rows.hpp"

#include <cblas.h>
#include <cstdlib>
#include <unistd.h>

namespace bench {

namespace {

template <class W>
class OpenBlas : public Contestant {
    static_assert(std::is_same_v<typename W::Number, float>);
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr std::size_t tile = tile_of<W>;
    static_assert(W::batch % tile == 0);

public:
    explicit OpenBlas(Problem<float> const& p)
        : problem_(p), arrays_(p.start), calls_(p.x), outputs_(W::batch * W::outputs)
    {
        openblas_set_num_threads(1);
    }

    void run(std::size_t steps) override
    {
        if constexpr (is_calls<W>)
            return calls_.run(steps, [&](float const* x, float* y) { ahead<0>(x, y); });
        for (std::size_t step = 0; step < steps; ++step) {
            for (std::size_t row = 0; row < W::batch; row += tile)
                ahead<0>(problem_.x.data() + row * W::inputs, outputs_.data() + row * W::outputs);
            if constexpr (is_training<W>) {
                loss_slopes<W>(problem_, outputs_.data(), arrays_.slopes.back().data());
                back<ls.size() - 1>();
            }
        }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        if constexpr (is_calls<W>) return calls_.result();
        auto const& numbers = is_training<W> ? arrays_.parameters : outputs_;
        return {numbers.begin(), numbers.end()};
    }

private:
    template <std::size_t I>
    void ahead(float const* x, float* out)
    {
        constexpr Layer l = ls[I];
        constexpr bool last = I + 1 == ls.size();
        float* __restrict const y = last ? out : arrays_.values[I].data();
        float const* const w = arrays_.parameters.data() + l.weight;
        float const* __restrict const b = arrays_.parameters.data() + l.bias;
        if constexpr (W::batch == 1)
            cblas_sgemv(CblasRowMajor, CblasNoTrans, l.outputs, l.inputs, 1, w, l.inputs, x, 1, 0, y, 1);
        else
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, tile, l.outputs, l.inputs, 1, x, l.inputs, w,
                        l.inputs, 0, y, l.outputs);
        for (std::size_t row = 0; row < tile; ++row)
            for (std::size_t o = 0; o < l.outputs; ++o)
                y[row * l.outputs + o] =
                    apply<l.function>(y[row * l.outputs + o] + (l.has_bias ? b[o] : 0.0F));
        if constexpr (!last) ahead<I + 1>(y, out);
    }

    template <std::size_t I>
    void back()
    {
        constexpr Layer l = ls[I];
        constexpr auto lr = static_cast<float>(W::lr);
        float* const w = arrays_.parameters.data() + l.weight;
        float* __restrict const b = arrays_.parameters.data() + l.bias;
        float const* __restrict const d = arrays_.slopes[I].data();
        float const* __restrict const x = arrays_.template taken<I>(problem_);
        if constexpr (I > 0) {
            float* __restrict const dx = arrays_.slopes[I - 1].data();
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, W::batch, l.inputs, l.outputs, 1, d,
                        l.outputs, w, l.inputs, 0, dx, l.inputs);
            for (std::size_t i = 0; i < W::batch * l.inputs; ++i) dx[i] *= slope<ls[I - 1].function>(x[i]);
        }
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, l.outputs, l.inputs, W::batch, -lr, d, l.outputs,
                    x, l.inputs, 1, w, l.inputs);
        if constexpr (l.has_bias)
            for (std::size_t row = 0; row < W::batch; ++row)
                for (std::size_t o = 0; o < l.outputs; ++o) b[o] -= lr * d[row * l.outputs + o];
        if constexpr (I > 0) back<I - 1>();
    }

    Problem<float> const& problem_;
    LayerArrays<W, tile> arrays_;
    Calls<W> calls_;
    std::vector<float> outputs_;
};

/// OpenBLAS takes processors newer than itself for very old ones. It reads its environment when it is loaded,
/// before the program could say so: hence the program starts itself anew.
[[gnu::constructor]] void choose_kernels(int /*argc*/, char** argv)
{
#if defined __AVX512F__
    char const* const kernels = "SkylakeX";
#elif defined __AVX2__
    char const* const kernels = "Haswell";
#else
    char const* const kernels = nullptr;
#endif
    if (kernels == nullptr || std::getenv("OPENBLAS_CORETYPE") != nullptr) return;
    if (std::string_view(openblas_get_corename()) == "Prescott" &&
        setenv("OPENBLAS_CORETYPE", kernels, 1) == 0)
        execv("/proc/self/exe", argv);
}

Announce const engine{{"openblas", openblas_get_config()}};
Enter<OpenBlas, W3b, W4b, W4c, W4d, W5a, W5b, W5c, W6a, W6b, W6c> const all("openblas");

} // namespace

} // namespace bench
