// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network.hpp"

#ifdef LAMINA_BENCH_EIGEN
#include <Eigen/Dense>
#endif

/// Linear(n, n) ReLU Linear(n, n) at widths around whole registers and batches around whole tiles.
namespace bench {

template <std::size_t n>
using Wide = Sequential<Linear<n, n>, ReLU, Linear<n, n>>;

inline constexpr std::size_t sweep_batches[] = {1,  2,  3,  4,  5,  6,  7,   8,   9,   15,   16,  17,
                                                31, 32, 33, 63, 64, 65, 255, 256, 257, 1024, 4096};

/// Scalar loops, layer after layer.
template <class A>
struct SweepPlain {
    void operator()(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2>& y)
    {
        constexpr std::size_t n = input_size<A>;
        std::size_t const rows = x.shape(0);
        hidden.resize(rows * n);
        float const* const p = drawn<A>().data();
        layer(rows, x.data(), p, p + n * n, hidden.data(), true);
        layer(rows, hidden.data(), p + n * n + n, p + 2 * n * n + n, y.data(), false);
    }
    static void layer(std::size_t rows, float const* x, float const* w, float const* b, float* y, bool relu)
    {
        constexpr std::size_t n = input_size<A>;
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t o = 0; o < n; ++o) {
                float sum = b[o];
                for (std::size_t i = 0; i < n; ++i) sum += x[row * n + i] * w[o * n + i];
                y[row * n + o] = relu && sum < 0 ? 0 : sum;
            }
    }
    std::vector<float> hidden;
};

#ifdef LAMINA_BENCH_EIGEN
/// Eigen: fixed sizes up to 64, samples are columns.
template <class A>
struct SweepEigen {
    static constexpr int n = int(input_size<A>);
    static constexpr int size = n <= 64 ? n : Eigen::Dynamic;
    using Weight = Eigen::Matrix<float, size, size>;
    using Bias = Eigen::Matrix<float, size, 1>;
    using Values = Eigen::Matrix<float, size, Eigen::Dynamic>;
    using Given = Eigen::Matrix<float, size, size, Eigen::RowMajor>;

    Weight w1 = Eigen::Map<Given const>(drawn<A>().data(), n, n);
    Bias b1 = Eigen::Map<Bias const>(drawn<A>().data() + n * n, n);
    Weight w2 = Eigen::Map<Given const>(drawn<A>().data() + n * n + n, n, n);
    Bias b2 = Eigen::Map<Bias const>(drawn<A>().data() + 2 * n * n + n, n);
    Values hidden;

    void operator()(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2>& y)
    {
        auto const rows = static_cast<Eigen::Index>(x.shape(0));
        if (rows == 1) { // a vector: no temporary, and the quicker product
            Eigen::Map<Bias> out(y.data(), n);
            Bias one = b1;
            one.noalias() += w1 * Eigen::Map<Bias const>(x.data(), n);
            one = one.cwiseMax(0.0F);
            out = b2;
            out.noalias() += w2 * one;
            return;
        }
        Eigen::Map<Values> out(y.data(), n, rows);
        hidden.noalias() = w1 * Eigen::Map<Values const>(x.data(), n, rows);
        hidden = (hidden.colwise() + b1).cwiseMax(0.0F);
        out.noalias() = w2 * hidden;
        out.colwise() += b2;
    }
};
#endif

/// All batches of a width.
template <std::size_t n>
struct Sweep {
    Sweep()
    {
        std::string const row = "sweep/" + std::to_string(n);
        for (std::size_t const batch : sweep_batches) {
            std::string const group = row + "/" + std::to_string(batch) + "/";
            enter_inference<Wide<n>, Ours<Wide<n>>>(row, group + "lamina", batch);
            if (batch != 1 && batch != 64) continue; // the chart of time against width
            enter_inference<Wide<n>, SweepPlain<Wide<n>>>(row, group + "plain", batch);
#ifdef LAMINA_BENCH_EIGEN
            enter_inference<Wide<n>, SweepEigen<Wide<n>>>(row, group + "eigen", batch);
#endif
        }
    }
};

} // namespace bench
