// SPDX-License-Identifier: BSL-1.0
#include <lamina/cuda.hpp>

#ifdef XSIMD_VERSION_MAJOR
#error "a header that CUDA shares includes xsimd"
#endif

#include "backends/cuda/on_device.hpp"
#include "reference/json.hpp"

using namespace lamina;
using namespace lamina::core;

namespace {

using OrHidden = Sequential<Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid>;

nlohmann::json const& seeds()
{
    static nlohmann::json const file = laws::reference("seeds.json");
    return file;
}

} // namespace

TEST_CASE("Without a device a network says so when it is made")
{
    if (cuda::available()) return;
    CHECK_THROWS_AS((cuda::Network<OrHidden, double>{}), CudaError);
    CHECK_THROWS_AS((cuda::DeviceArray<float, 1>{{4}}), CudaError);
}

TEST_CASE("001 on a device, to 1e-9 in double and 1e-4 in float after 10,000 steps", "[gpu]")
{
    if (!laws::has_device()) return;
    auto const& wanted = seeds()["or_hidden"];
    auto const train = [&]<class T>(T tolerance) {
        xt::xtensor<T, 2> const x{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        xt::xtensor<T, 2> const t{{0}, {1}, {1}, {1}};
        cuda::Network<OrHidden, T> net;
        random::NumPy numpy{1};
        net.template set<"0.weight">(xt::cast<T>(xt::transpose(numpy.rand(2, 3))));
        net.template set<"2.weight">(xt::cast<T>(xt::transpose(numpy.rand(3, 1))));
        Trainer trainer{net, MSELoss{}, SGD{.lr = 0.05}};
        std::vector<T> errors;
        trainer.run(10'000, x, t, every(1'000, [&](std::size_t, T error) { errors.push_back(error); }));
        CHECK(laws::largest_difference(errors, wanted["errors"]) < tolerance);
        CHECK(laws::largest_difference(net.template get<"0.weight">(), wanted["torch_V"]) < tolerance);
        CHECK(laws::largest_difference(net(x), wanted["pred"]) < tolerance);
        REQUIRE(state_dict(net).size() == 2);
        CHECK(state_dict(net)[1].first == "2.weight");
    };
    train(1e-9);
    train(1e-4F);
}
