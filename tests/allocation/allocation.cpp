// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"

#include <lamina/lamina.hpp>

#include <cstdlib>
#include <new>

// Counts what is allocated: every form of operator new of the program comes here.
namespace {
std::size_t allocations = 0;

void* count_and_allocate(std::size_t size, std::size_t alignment)
{
    ++allocations;
    if (void* const memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment))
        return memory;
    throw std::bad_alloc();
}
} // namespace

void* operator new(std::size_t size) { return count_and_allocate(size, 16); }
void* operator new[](std::size_t size) { return count_and_allocate(size, 16); }
void* operator new(std::size_t size, std::align_val_t alignment)
{
    return count_and_allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment)
{
    return count_and_allocate(size, static_cast<std::size_t>(alignment));
}
// AddressSanitizer's own forms that do not throw do not come here by themselves
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return count_and_allocate(size, 16); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept
{
    return count_and_allocate(size, 16);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

using namespace lamina;
using namespace lamina::core;

namespace {
using Small = Sequential<Linear<3, 5>, Tanh, Linear<5, 2>>;
using Large =
    Sequential<Linear<3, 300>, Tanh, Linear<300, 300>, ReLU, Linear<300, 2>>; // parameters on the heap

std::size_t allocations_of(auto const& call)
{
    std::size_t const before = allocations;
    call();
    return allocations - before;
}
} // namespace

// (clang 19 warns of designated initializers inside a template)
constexpr SGD sgd{.lr = 0.1, .momentum = 0.9};

TEST_CASE("The counter counts")
{
    CHECK(allocations_of([] { delete new int; }) == 1);
    CHECK(allocations_of([] { std::vector<double> const numbers(100); }) == 1);
}

TEMPLATE_TEST_CASE("With a compile-time batch nothing is allocated after construction", "", Small, Large)
{
    Network<TestType, double> net;
    Trainer trainer{net, MSELoss{}, sgd};
    xt::xtensor_fixed<double, xt::xshape<4, 3>> const x{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 1, 1}};
    xt::xtensor_fixed<double, xt::xshape<4, 2>> const t{{1, 2}, {3, 4}, {5, 6}, {7, 8}};
    xt::xtensor_fixed<double, xt::xshape<4, 2>> y;
    std::array<double, 3> const one{1, 2, 3};
    std::array<double, 2> result{};
    CHECK(allocations_of([&] { trainer.step(x, t); }) == 0);
    CHECK(allocations_of([&] { trainer.run(10, x, t, every(3, [](std::size_t, double) {})); }) == 0);
    CHECK(allocations_of([&] { net.forward(x, y); }) == 0);
    CHECK(allocations_of([&] { y = net(x); }) == 0);
    CHECK(allocations_of([&] { net.forward(one, result); }) == 0);
    CHECK(allocations_of([&] { result = net({1, 2, 3}); }) == 0);
}

TEST_CASE("With a run-time batch none in a step whose batch is not larger than an earlier one")
{
    Network<Small> net;
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.1}};
    trainer.reserve(1000);
    xt::xtensor<float, 2> const x = xt::ones<float>({1000, 3});
    xt::xtensor<float, 2> const t = xt::ones<float>({1000, 2});
    xt::xtensor<float, 2, xt::layout_type::column_major> const x_columns = xt::ones<float>({70, 3});
    xt::xtensor<float, 2> const t_few = xt::ones<float>({70, 2});
    xt::xtensor<float, 2> y = xt::zeros<float>({1000, 2});
    CHECK(allocations_of([&] { trainer.step(x, t); }) == 0);
    CHECK(allocations_of([&] { trainer.step(x_columns, t_few); }) == 0);
    // a lazy batch is computed once in a call, into an array of its own
    CHECK(allocations_of([&] { trainer.step(2.0F * x_columns, t_few); }) == 1);
    CHECK(allocations_of([&] { net.forward(x, y); }) == 0);
}

TEST_CASE("Class labels are no exception")
{
    Network<Small> net;
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    xt::xtensor<float, 2> const x = xt::ones<float>({100, 3});
    std::vector<int> const labels(100, 1);
    CHECK(allocations_of([&] { trainer.step(x, labels); }) == 0);
}

TEST_CASE("A workspace is allocated once")
{
    using Wide = Sequential<Linear<2, 10000>, ReLU, Linear<10000, 2>>;
    Network<Wide> const net;
    Workspace<Wide> workspace;
    std::array<float, 2> const x{1, 2};
    std::array<float, 2> y{};
    CHECK(allocations_of([&] { net.forward(x, y, workspace); }) == 0);
}

TEST_CASE("Small networks are values without an allocation, large ones are one block")
{
    CHECK(allocations_of([] { [[maybe_unused]] Network<Small> const net{zeros}; }) == 0);
    CHECK(allocations_of([] { [[maybe_unused]] Network<Large> const net{zeros}; }) == 1);
    Network<Large> net{zeros};
    CHECK(allocations_of([&] { [[maybe_unused]] Network<Large> const moved = std::move(net); }) == 0);
}
