// SPDX-License-Identifier: BSL-1.0
#include <lamina/backends/cuda/cublas/cublas_lt.hpp>

#include "backends/cuda/emulated_library.hpp"
#include "backends/cuda/fake_cublas_lt.hpp"
#include "backends/cuda/layered_problem.hpp"

#include <lamina/backends/cuda/backend.hpp>
#include <lamina/network/gradient.hpp>

using namespace lamina;
using namespace lamina::core;
using cuda::LtEpilogue, cuda::Precision, cuda::Product;
using laws::EmulatedLibrary;

namespace {

/// An emulated device as cuBLASLt needs one.
struct LtDevice : EmulatedDevice {
    static inline int current = 0;
    static int number() { return current; }
    static cudaStream_t stream() { return nullptr; }
};

/// From now on, a device for which no algorithm was looked for yet, and what cuBLASLt knows there.
void use_fresh_library(bool knows_products, bool knows_epilogues)
{
    ++LtDevice::current;
    FakeLt::knows_products = knows_products;
    FakeLt::knows_epilogues = knows_epilogues;
    FakeLt::computed.clear();
}
template <Precision precision>
using Lt = cuda::WithCublasLt<LtDevice, precision>;
template <class T, Precision precision>
constexpr bool has_products = cuda::Multiplies<Lt<precision>, T>;
static_assert(has_products<double, Precision::exact> && has_products<float, Precision::tf32>);

std::vector<double> numbers(std::size_t count, double factor)
{
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) result[i] = std::sin(factor * static_cast<double>(1 + i));
    return result;
}

/// What a product leaves of an array, by cuBLASLt and by plain loops.
void check_product(Product<double> product)
{
    auto const fresh = numbers(product.rows * product.stride, 0.3);
    auto by_library = fresh, expected = fresh;
    product.to = by_library.data();
    REQUIRE(Lt<Precision::exact>::multiply(product));
    product.to = expected.data();
    REQUIRE(EmulatedLibrary::multiply(product));
    CHECK(by_library != fresh);
    for (std::size_t i = 0; i < fresh.size(); ++i) // near 0 they are differences of numbers near 1
        CHECK(by_library[i] == Approx(expected[i]).epsilon(1e-13).margin(1e-15));
}

using Wide = Sequential<Linear<7, 230>, ReLU, Linear<230, 201>, GELUTanh, Linear<201, 13, NoBias>, GELU,
                        Linear<13, 5>>;

template <class A, class T, Precision precision>
using Network = BasicNetwork<A, T, cuda::Backend<Lt<precision>>>;

/// How far the gradients of a precision are from double's, relative to their size.
template <Precision precision>
double error_of_gradient()
{
    reference::Network<Wide, double> const exact{random::Torch{3}};
    Network<Wide, float, precision> const net{Parameters<Wide, float>(exact.parameters())};
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({33, 7});
    xt::xtensor<double, 2> t = xt::xtensor<double, 2>::from_shape({33, 5});
    auto const from = numbers(x.size() + t.size(), 0.9);
    std::copy_n(from.begin(), x.size(), x.begin());
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(x.size()), t.size(), t.begin());
    auto const found = gradient(net, MSELoss{}, xt::xtensor<float, 2>(xt::cast<float>(x)),
                                xt::xtensor<float, 2>(xt::cast<float>(t)));
    auto const expected = gradient(exact, MSELoss{}, x, t);
    double difference = 0, size = 0;
    for (std::size_t index = 0; index < array_keys<Wide>.size(); ++index)
        for (std::size_t line = 0; line < array_keys<Wide>[index].parameter.rows; ++line)
            for (std::size_t i = 0; i < array_keys<Wide>[index].parameter.columns; ++i) {
                double const wanted = expected.element(index, line, i);
                double const error = found.element(index, line, i) - wanted;
                difference += error * error;
                size += wanted * wanted;
            }
    return std::sqrt(difference / size);
}

} // namespace

TEST_CASE("Descriptors say what a product is: factors turned or not, sums added or not, each epilogue")
{
    std::size_t const rows = 3, columns = 5, depth = 7;
    auto const left = numbers(100, 0.7), right = numbers(100, 1.3), bias = numbers(columns, 0.5);
    for (bool const left_turned : {false, true})
        for (bool const right_turned : {false, true})
            for (bool const adds : {false, true})
                for (auto const epilogue : {LtEpilogue::identity, LtEpilogue::relu, LtEpilogue::gelu})
                    for (double const* const b : {static_cast<double const*>(nullptr), bias.data()})
                        check_product({rows,
                                       columns,
                                       depth,
                                       {left.data(), left_turned ? 4U : 9U, left_turned},
                                       {right.data() + 1, right_turned ? 6U : 8U, right_turned},
                                       nullptr,
                                       6,
                                       adds,
                                       epilogue,
                                       b});
}

TEST_CASE("With cuBLASLt's products a network trains as the reference backend does")
{
    for (bool const knows : {true, false}) {
        use_fresh_library(true, knows);
        laws::trains_layered<Lt<Precision::exact>, laws::ByElement>(5);
        laws::trains_layered<Lt<Precision::exact>, laws::ByRow>(11);
        laws::trains_layered<Lt<Precision::exact>, laws::MixedFormulas>(1);
        laws::trains_layered<Lt<Precision::exact>, laws::MixedFormulas>(11);
        CHECK(FakeLt::computed[CUBLASLT_EPILOGUE_DEFAULT] > 0);
        CHECK((FakeLt::computed[CUBLASLT_EPILOGUE_RELU_BIAS] > 0) == knows);
    }
    use_fresh_library(true, true);
}

TEST_CASE("Forward passes have the epilogues of ReLU and of GELU with tanh, and those of training ReLU's")
{
    reference::Network<Wide, double> const expected{random::Torch{3}};
    Network<Wide, double, Precision::exact> net{expected.parameters()};
    xt::xtensor<double, 2> x = xt::xtensor<double, 2>::from_shape({9, 7});
    auto const from = numbers(x.size(), 0.9);
    std::ranges::copy(from, x.begin());
    FakeLt::computed.clear();
    auto const y = net(x);
    auto const wanted = expected(x);
    for (std::size_t i = 0; i < y.size(); ++i) CHECK(y.data()[i] == Approx(wanted.data()[i]).epsilon(1e-13));
    CHECK(FakeLt::computed == std::map<cublasLtEpilogue_t, std::size_t>{{CUBLASLT_EPILOGUE_RELU_BIAS, 1},
                                                                        {CUBLASLT_EPILOGUE_GELU_BIAS, 1},
                                                                        {CUBLASLT_EPILOGUE_BIAS, 1},
                                                                        {CUBLASLT_EPILOGUE_DEFAULT, 1}});
    FakeLt::computed.clear();
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    trainer.step(x, wanted);
    CHECK(FakeLt::computed == std::map<cublasLtEpilogue_t, std::size_t>{
                                  {CUBLASLT_EPILOGUE_RELU_BIAS, 1}, // forward
                                  {CUBLASLT_EPILOGUE_BIAS, 1},
                                  {CUBLASLT_EPILOGUE_DEFAULT, 2 + 3 + 4}}); // and back, and the weights'
}

TEST_CASE("Each precision has gradients as near to double's as it should be, and no nearer")
{
    double const single = error_of_gradient<Precision::single>();
    double const tf32 = error_of_gradient<Precision::tf32>();
    double const bf16 = error_of_gradient<Precision::bf16>();
    INFO(single << " " << tf32 << " " << bf16);
    CHECK(single < 1e-5);
    CHECK(tf32 < 1e-3);
    CHECK(bf16 < 2e-2);
    CHECK(tf32 > 10 * single);
    CHECK(bf16 > 4 * tf32);
}

TEST_CASE("An algorithm is looked for once, and again for what it may depend on")
{
    alignas(64) double const factors[8]{1, 2, 3, 4, 5, 6, 7, 8};
    alignas(64) double y[8]{};
    Product<double> product{1, 3, 2, {factors, 2, false}, {factors, 2, false}, y, 3};
    auto const looked_for = [&] {
        std::size_t const before = FakeLt::heuristics;
        REQUIRE(Lt<Precision::exact>::multiply(product));
        return FakeLt::heuristics - before;
    };
    use_fresh_library(true, true);
    CHECK(looked_for() == 1);
    CHECK(looked_for() == 0);
    CHECK(y[2] == 17);
    product.epilogue = LtEpilogue::relu;
    CHECK(looked_for() == 1);
    product.left.data = &factors[1]; // at another alignment
    CHECK(looked_for() == 1);
    CHECK(y[2] == 28);
    product.right.data = &factors[2]; // at another
    CHECK(looked_for() == 1);
    product.adds = true;
    CHECK(looked_for() == 0);
}

TEST_CASE("Where there is no algorithm tiles compute")
{
    using OneByOne = Sequential<Linear<6, 3>, ReLU, Linear<3, 4>>;
    use_fresh_library(false, false);
    laws::trains_layered<Lt<Precision::exact>, laws::Problem<OneByOne, MSELoss<>, SGD<>, double>>(5);
    CHECK(FakeLt::computed.empty());
    use_fresh_library(true, true);
}

TEST_CASE("A call of cuBLASLt that fails is an error with its name")
{
    auto const text = [] {
        try {
            laws::trains_layered<Lt<Precision::exact>, laws::MixedFormulas>(4);
        } catch (CudaError const& error) {
            CHECK(error.code == CUBLAS_STATUS_EXECUTION_FAILED);
            return std::string(error.what());
        }
        return std::string("no error");
    };
    FakeLt::failure = CUBLAS_STATUS_EXECUTION_FAILED;
    CHECK(text() ==
          "lamina: cublasLtMatmul failed with error 13, CUBLAS_STATUS_EXECUTION_FAILED: what it means.");
    FakeLt::failure = CUBLAS_STATUS_SUCCESS;
}
