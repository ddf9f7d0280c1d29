// SPDX-License-Identifier: BSL-1.0
// libxsmm: kernels generated for tiles of 64 samples, with bias and ReLU fused; a tile passes through all
// layers.
// clang-format off: its header must come after those of the standard library
#include "rows.hpp"

#include <libxsmm.h>
// clang-format on

namespace bench {

namespace {

template <class W>
class Libxsmm : public Contestant {
    static constexpr auto ls = layers<typename W::Architecture>;
    static constexpr std::size_t tile = 64;
    static_assert(W::batch % tile == 0);

public:
    explicit Libxsmm(Problem<float> const& p) : problem_(p), parameters_(p.start), y_(W::batch * W::outputs)
    {
        for (std::size_t k = 0; k < ls.size(); ++k) {
            Layer const& l = ls[k];
            // its matrices are column by column: a row of samples is a column, a weight (inputs, outputs) row
            // by row
            for (std::size_t o = 0; o < l.outputs; ++o)
                for (std::size_t i = 0; i < l.inputs; ++i)
                    parameters_[l.weight + i * l.outputs + o] = p.start[l.weight + o * l.inputs + i];
            values_[k].resize(tile * l.outputs);
            kernels_[k] = generate(l);
        }
    }

    void run(std::size_t steps) override
    {
        for (std::size_t step = 0; step < steps; ++step)
            for (std::size_t row = 0; row < W::batch; row += tile) {
                float const* x = problem_.x.data() + row * W::inputs;
                for (std::size_t k = 0; k < ls.size(); ++k) {
                    float* const y = k + 1 == ls.size() ? y_.data() + row * W::outputs : values_[k].data();
                    forward(k, x, y);
                    x = y;
                }
            }
    }

    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }

private:
    /// libxsmm 2.0's memory of kernels takes one that differs in what is fused for another (its key leaves
    /// that out): so layers without ReLU add to their bias in a product that is not fused.
    struct Kernels {
        libxsmm_gemmfunction_ext fused = nullptr;
        libxsmm_gemmfunction product = nullptr;
    };

    void forward(std::size_t k, float const* x, float* y)
    {
        Layer const& l = ls[k];
        float* const weight = parameters_.data() + l.weight;
        float* const bias = parameters_.data() + l.bias;
        if (kernels_[k].fused != nullptr) {
            libxsmm_gemm_ext_param arguments{};
            arguments.a.primary = weight;
            arguments.b.primary = const_cast<float*>(x);
            arguments.c.primary = y;
            arguments.d.primary = bias;
            kernels_[k].fused(&arguments);
        } else {
            for (std::size_t row = 0; row < tile; ++row) std::copy_n(bias, l.outputs, y + row * l.outputs);
            libxsmm_gemm_param arguments{};
            arguments.a.primary = weight;
            arguments.b.primary = const_cast<float*>(x);
            arguments.c.primary = y;
            kernels_[k].product(&arguments);
        }
    }

    static Kernels generate(Layer const& l)
    {
        auto const out = static_cast<libxsmm_blasint>(l.outputs);
        auto const in = static_cast<libxsmm_blasint>(l.inputs);
        auto const f32 = LIBXSMM_DATATYPE_F32;
        auto const shape = libxsmm_create_gemm_shape(out, tile, in, out, in, out, f32, f32, f32, f32);
        if (l.function == Function::identity)
            return {.product =
                        libxsmm_dispatch_gemm(shape, LIBXSMM_GEMM_FLAG_NONE, LIBXSMM_GEMM_PREFETCH_NONE)};
        libxsmm_gemm_ext_unary_argops unary{};
        unary.ldcp = out;
        unary.cp_unary_type = LIBXSMM_MELTW_TYPE_UNARY_RELU;
        libxsmm_gemm_ext_binary_postops binary{};
        binary.ldd = out;
        binary.d_in_type = f32;
        binary.d_binary_type = LIBXSMM_MELTW_TYPE_BINARY_ADD;
        binary.d_binary_flags = LIBXSMM_MELTW_FLAG_BINARY_BCAST_COL_IN_0;
        libxsmm_gemm_batch_reduce_config const single{LIBXSMM_GEMM_BATCH_REDUCE_NONE, 0, 0, 0};
        return {.fused = libxsmm_dispatch_brgemm_ext(shape, LIBXSMM_GEMM_FLAG_BETA_0,
                                                     LIBXSMM_GEMM_PREFETCH_NONE, single, unary, binary)};
    }

    Problem<float> const& problem_;
    std::vector<float> parameters_, y_;
    std::array<std::vector<float>, ls.size()> values_;
    std::array<Kernels, ls.size()> kernels_{};
};

Announce const engine{{"libxsmm", LIBXSMM_VERSION}};
Enter<Libxsmm, W6a> const all("libxsmm");

} // namespace

} // namespace bench
