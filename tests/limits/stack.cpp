// SPDX-License-Identifier: BSL-1.0
// Networks of any size, made, trained and asked on a thread whose stack is a 32nd of the usual one.
#include "catch.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>

#include <pthread.h>

using namespace lamina;
using namespace lamina::core;

namespace {

// (clang 19 warns of designated initializers inside a template)
constexpr SGD sgd{.lr = 0.001, .momentum = 0.5};

/// Does a work on a thread with 256 KiB of stack.
void on_little_stack(void (*work)())
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    REQUIRE(pthread_attr_setstacksize(&attributes, 256 * 1024) == 0);
    pthread_t thread;
    auto const call = [](void* todo) -> void* {
        reinterpret_cast<void (*)()>(todo)();
        return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, call, reinterpret_cast<void*>(work)) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

template <class T>
xt::xtensor<T, 2> ones(std::size_t rows, std::size_t columns)
{
    return xt::ones<T>({rows, columns});
}

template <class Net>
void train_and_ask(std::size_t rows)
{
    using A = typename Net::architecture;
    using T = typename Net::value_type;
    auto const net = std::make_unique<Net>(); // in the object up to 16 KiB
    auto const x = ones<T>(rows, Net::inputs);
    auto const t = ones<T>(rows, Net::outputs);
    Trainer trainer{*net, MSELoss{}, sgd};
    trainer.step(x, t);
    trainer.run(3, x, t);
    static_cast<void>((*net)(x));
    static_cast<void>(gradient(*net, MSELoss{}, x, t).loss());
    load_state_dict(*net, state_dict(*net));
    *net = Net{Parameters<A, T>{net->parameters()}};
}

template <class A, class T>
void everything()
{
    train_and_ask<Network<A, T>>(300);
    train_and_ask<reference::Network<A, T>>(2);
    Network<A, T> const net;
    std::array<T, input_size<A>> const x{};
    std::array<T, output_size<A>> y{};
    Workspace<A, T> workspace;
    net.forward(x, y, workspace);
    if constexpr (forward_scratch<A> <= 64 * 1024) net.forward(x, y);
    Ensemble<A, T> many{2, random::Torch{0}};
    static_cast<void>(many.train(1, MSELoss{}, sgd, ones<T>(2, input_size<A>), ones<T>(2, output_size<A>)));
    many.set(0, many[1]);
}

} // namespace

TEST_CASE("A network in its object leaves most of 256 KiB of stack")
{
    on_little_stack(everything<Sequential<Linear<60, 60>, Tanh, Linear<60, 3>>, float>);
}

TEST_CASE("A network of 1.7 MB takes no more of it")
{
    on_little_stack(everything<Sequential<Linear<600, 700>, ReLU, Linear<700, 3>>, float>);
}

TEST_CASE("Nor does a wide one")
{
    on_little_stack(everything<Sequential<Linear<2, 4000>, ReLU, Linear<4000, 2>>, float>);
}
