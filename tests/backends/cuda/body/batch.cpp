// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/body/batch.hpp>

#include "catch.hpp"

#include <lamina/optimizers.hpp>

#include <vector>

using namespace lamina;
using namespace lamina::core;

TEST_CASE("The losses that are wanted go to the log, the last one first")
{
    double parameter = 1;
    std::vector<double> log(4, -1);
    cuda::Steps<double, SGD<>, 1> const steps{{&parameter}, log.data(), 6, {0, 10}, 3, SGD<>{.lr = 0.5}};
    std::size_t made = 0;
    cuda::make_logged_steps<UpdateRule<SGD<>>>(
        steps, steps.on, static_cast<double*>(nullptr),
        [&](auto const& sink, bool seen) {
            CHECK(seen == (made > 0));
            CHECK(sink.hyper[0] == 0.5);
            return static_cast<double>(made++);
        },
        [](double* to, double loss) { *to = loss; });
    CHECK(log == std::vector<double>{5, 0, 3, -1});
}

TEST_CASE("A batch is rows without gaps, and labels are read where they lie")
{
    std::vector<double> const x{1, 2, 3, 4, 5, 6};
    std::vector<std::size_t> const labels{1, 0, 1};
    cuda::Batch<double, std::size_t> const batch{x.data(), labels.data(), 3};
    CHECK(batch.samples(2)(2, 1) == 6);
    CHECK(batch.targets(2).one_hot(1, 2, nullptr, false).labels[1] == 1);
    CHECK(cuda::Batch<double, double>{x.data(), x.data(), 3}.targets(2)(1, 0) == 3);
}
