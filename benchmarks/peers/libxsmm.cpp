// SPDX-License-Identifier: BSL-1.0
// libxsmm: kernels generated for tiles of 64 samples, with bias and ReLU fused; a tile passes through all layers.
#include <libxsmm.h>

#include "rows.hpp"

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
            // its matrices are column by column: a row of samples is a column, a weight (inputs, outputs) row by row
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
                    libxsmm_gemm_ext_param arguments{};
                    arguments.a.primary = parameters_.data() + ls[k].weight;
                    arguments.b.primary = const_cast<float*>(x);
                    arguments.c.primary = y;
                    arguments.d.primary = parameters_.data() + ls[k].bias;
                    kernels_[k](&arguments);
                    x = y;
                }
            }
    }

    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }

private:
    static libxsmm_gemmfunction_ext generate(Layer const& l)
    {
        auto const out = static_cast<libxsmm_blasint>(l.outputs);
        auto const in = static_cast<libxsmm_blasint>(l.inputs);
        auto const f32 = LIBXSMM_DATATYPE_F32;
        auto const shape = libxsmm_create_gemm_shape(out, tile, in, out, in, out, f32, f32, f32, f32);
        libxsmm_gemm_ext_unary_argops unary{};
        unary.ldap = out;
        unary.ldbp = in;
        unary.ldcp = out;
        if (l.function == Function::relu) unary.cp_unary_type = LIBXSMM_MELTW_TYPE_UNARY_RELU;
        libxsmm_gemm_ext_binary_postops binary{};
        binary.ldd = out;
        binary.d_in_type = f32;
        binary.d_binary_type = LIBXSMM_MELTW_TYPE_BINARY_ADD;
        binary.d_binary_flags = LIBXSMM_MELTW_FLAG_BINARY_BCAST_COL_IN_0;
        libxsmm_gemm_batch_reduce_config const single{LIBXSMM_GEMM_BATCH_REDUCE_NONE, 0, 0, 0};
        return libxsmm_dispatch_brgemm_ext(shape, LIBXSMM_GEMM_FLAG_BETA_0, LIBXSMM_GEMM_PREFETCH_NONE,
                                           single, unary, binary);
    }

    Problem<float> const& problem_;
    std::vector<float> parameters_, y_;
    std::array<std::vector<float>, ls.size()> values_;
    std::array<libxsmm_gemmfunction_ext, ls.size()> kernels_{};
};

Announce const engine{{"libxsmm", LIBXSMM_VERSION}};
Enter<Libxsmm, W6a> const all("libxsmm");

} // namespace

} // namespace bench
