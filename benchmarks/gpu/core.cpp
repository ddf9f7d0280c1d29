// SPDX-License-Identifier: BSL-1.0
// What run.sh measures of one core, beside the GPU.
#include "crossover.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

namespace {

struct Core {
    static constexpr auto name = "lamina, one core";
    template <class A>
    using Network = lamina::Network<A>;
    template <class A>
    using Ensemble = lamina::Ensemble<A>;

    /// Numbers between 0 and 1.
    static xt::xtensor<float, 2> numbers(std::size_t rows, std::size_t columns)
    {
        lamina::random::NumPy numpy{1};
        auto result = xt::xtensor<float, 2>::from_shape({rows, columns});
        for (float& number : result) number = static_cast<float>(numpy.uniform(0, 1));
        return result;
    }
    static void epilogue() {}
};

} // namespace

int main() { gpu::crossover<Core>(10'000); }
