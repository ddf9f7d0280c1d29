// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/runtime/stream.hpp>

#include "backends/cuda/on_device.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("Without a device there is none to choose, and every call but available says so")
{
    if (cuda::available()) return;
    CHECK(cuda::device_count() == 0);
    auto const text_of = [](auto const& call) {
        try {
            call();
        } catch (CudaError const& error) {
            CHECK(error.code != 0);
            return std::string(error.what());
        }
        return std::string("no error");
    };
    CHECK(text_of([] { cuda::use_device(0); }).starts_with("lamina: cudaSetDevice failed with error "));
    CHECK(text_of([] { cuda::Stream const stream; }).starts_with("lamina: cudaStreamCreate failed with"));
    CHECK(text_of([] { cuda::Device::allocate(8); }).starts_with("lamina: cudaMalloc failed with error "));
}

TEST_CASE("A thread uses a stream until the end of a block", "[gpu]")
{
    if (!laws::has_device()) return;
    cuda::use_device(0);
    CHECK_THROWS_AS(cuda::use_device(cuda::device_count()), CudaError);
    cuda::Stream const stream;
    CHECK(cuda::Stream::current() == nullptr);
    {
        auto const use = stream.use();
        CHECK(cuda::Stream::current() == stream.handle());
        double numbers[2]{1, 2};
        void* const data = cuda::Device::allocate(sizeof numbers);
        cuda::Device::upload(data, numbers, sizeof numbers);
        cuda::Device::clear(data, sizeof(double));
        cuda::Device::download(numbers, data, sizeof numbers);
        cuda::Device::release(data);
        CHECK(numbers[0] == 0);
        CHECK(numbers[1] == 2);
    }
    CHECK(cuda::Stream::current() == nullptr);
}
