// SPDX-License-Identifier: BSL-1.0
// Written by generate.py.
#pragma once

#include <lamina/activations.hpp>
#include <lamina/layers/linear.hpp>
#include <lamina/model/facts.hpp>

#include <tuple>

namespace lamina::laws {

using namespace core;

template <std::size_t Group>
struct Architectures;

template <>
struct Architectures<0> {
    using type = std::tuple<
        Sequential<ReLU, Identity, Linear<1, 1>, Sigmoid, Linear<1, 16>, Sigmoid, Linear<16, 11>, Tanh, Tanh>,
        Sequential<Linear<27, 1>, Softplus<>, Linear<1, 3>, Identity, Identity>,
        Sequential<Linear<2, 2>, ReLU, Linear<2, 2, NoBias>, SiLU, Linear<2, 2>, Linear<2, 3>, Linear<3, 2>, ReLU>,
        Sequential<Linear<3, 59, NoBias>>,
        Sequential<Linear<6, 10, NoBias>, Linear<10, 3, NoBias>, Linear<3, 1>, SiLU, Linear<1, 2>, ReLU, Sigmoid, Linear<2, 3>, Identity>,
        Sequential<Linear<2, 17>, Softplus<>, Linear<17, 3>, ReLU>,
        Sequential<Linear<1, 2, NoBias>, Linear<2, 1>, Softplus<>, Linear<1, 10>>,
        Sequential<Identity, SiLU, Linear<1, 2>, SiLU, Linear<2, 1>, SiLU, Linear<1, 11>, Tanh, Linear<11, 18>, Tanh, Tanh, Linear<18, 9>, Tanh, Sigmoid, Linear<9, 3>, Tanh>>;
};

template <>
struct Architectures<1> {
    using type = std::tuple<
        Sequential<Linear<3, 1>, SiLU, Linear<1, 1>, Sigmoid>,
        Sequential<SiLU, Linear<1, 15>, Softplus<>, Sigmoid, Linear<15, 38>, Sigmoid>,
        Sequential<Linear<12, 3>, ReLU, Softplus<>, Linear<3, 1, NoBias>, Sigmoid, Linear<1, 28, NoBias>, Tanh, Linear<28, 2>, Linear<2, 3>, Softplus<>, Linear<3, 2>, Identity>,
        Sequential<Linear<1, 17>, Softplus<>, Linear<17, 2, NoBias>, SiLU, Linear<2, 14>, Tanh, ReLU, Linear<14, 2>>,
        Sequential<Linear<7, 1>, Softplus<>, Linear<1, 27>, Tanh, Linear<27, 47>, SiLU, Linear<47, 2>, Tanh>,
        Sequential<Linear<37, 2, NoBias>, SiLU, Identity, Linear<2, 4, NoBias>, Linear<4, 7>, Linear<7, 1>, SiLU, Softplus<>, Linear<1, 2>, Identity, Linear<2, 69>, Sigmoid>,
        Sequential<Linear<2, 12>, Identity, Linear<12, 3>, Tanh, Softplus<>, Linear<3, 1>, Softplus<>, ReLU, Linear<1, 1, NoBias>, Tanh, Linear<1, 1>, SiLU>,
        Sequential<Sigmoid, Sigmoid, Linear<3, 2>, Softplus<>, Identity, Linear<2, 2, NoBias>, ReLU, Linear<2, 1>, Linear<1, 55, NoBias>, Tanh, Softplus<>>>;
};

template <>
struct Architectures<2> {
    using type = std::tuple<
        Sequential<Linear<44, 1>, SiLU, SiLU, Linear<1, 2>, Sigmoid, ReLU, Linear<2, 1>, Sigmoid, Tanh, Linear<1, 1>, Linear<1, 3>, Softplus<>>,
        Sequential<Linear<1, 11>, Identity, Linear<11, 1>, Sigmoid, Tanh, Linear<1, 59>, Linear<59, 1>>,
        Sequential<Linear<2, 1>, Identity, Linear<1, 1, NoBias>, Linear<1, 5>, ReLU, Linear<5, 48>, Identity, Softplus<>, Linear<48, 3, NoBias>, Tanh>,
        Sequential<Identity, Linear<1, 21, NoBias>, ReLU, SiLU, Linear<21, 2>, Linear<2, 45, NoBias>, Tanh, Softplus<>, Linear<45, 11>, SiLU, Linear<11, 2>, SiLU, Linear<2, 1>, ReLU>,
        Sequential<Linear<5, 7>, Sigmoid, ReLU>,
        Sequential<Linear<2, 3>, Softplus<>, Linear<3, 2>, Tanh, Linear<2, 11, NoBias>, Tanh, Identity>,
        Sequential<SiLU, Softplus<>, Linear<1, 17, NoBias>, Identity, Linear<17, 4>, Identity>,
        Sequential<SiLU, Linear<1, 2>, Sigmoid, Sigmoid, Linear<2, 7>, Softplus<>>>;
};

template <>
struct Architectures<3> {
    using type = std::tuple<
        Sequential<Sigmoid, Linear<2, 3>, Linear<3, 2>, Identity, Linear<2, 2, NoBias>, Identity, Linear<2, 1>, Identity, Linear<1, 2, NoBias>, Identity, Linear<2, 33>>,
        Sequential<Tanh, Linear<1, 2, NoBias>, SiLU, Softplus<>, Linear<2, 1, NoBias>, Linear<1, 1>, ReLU, Linear<1, 1>, Sigmoid>,
        Sequential<Linear<61, 2, NoBias>, Tanh, SiLU, Linear<2, 3>, Tanh, Linear<3, 1>, Tanh>,
        Sequential<Linear<2, 17>, SiLU, SiLU, Linear<17, 2>, Sigmoid>,
        Sequential<Linear<11, 1>, Identity, Linear<1, 3>, SiLU, Linear<3, 9>, Identity>,
        Sequential<Tanh, Linear<15, 3>, Identity, Linear<3, 2>, Tanh, SiLU, Linear<2, 3, NoBias>, SiLU>,
        Sequential<SiLU, ReLU, Linear<3, 45>>,
        Sequential<Identity, Identity, Linear<8, 65>, Softplus<>, ReLU>>;
};

template <>
struct Architectures<4> {
    using type = std::tuple<
        Sequential<Linear<11, 7, NoBias>, Linear<7, 12, NoBias>, Linear<12, 6>, ReLU, Linear<6, 3, NoBias>, Tanh>,
        Sequential<Linear<3, 1>, ReLU, Linear<1, 2, NoBias>, Sigmoid, Softplus<>>,
        Sequential<Linear<29, 2>, Linear<2, 10>, Tanh, Linear<10, 1>>,
        Sequential<ReLU, Sigmoid, Linear<2, 1>, Softplus<>>,
        Sequential<Linear<1, 1>, Softplus<>, Linear<1, 1>>,
        Sequential<Identity, Sigmoid, Linear<3, 2>, Linear<2, 6, NoBias>, Identity>,
        Sequential<Linear<3, 3>, Linear<3, 10>, SiLU, Sigmoid, Linear<10, 1>, Identity, Linear<1, 8, NoBias>, Softplus<>>,
        Sequential<Linear<1, 3, NoBias>, SiLU, Linear<3, 15>, Linear<15, 2>, Tanh>>;
};

template <>
struct Architectures<5> {
    using type = std::tuple<
        Sequential<Linear<1, 13>, Softplus<>, Linear<13, 1>, Tanh, ReLU, Linear<1, 1>, SiLU, Linear<1, 16>, Sigmoid, Linear<16, 1, NoBias>, Sigmoid, Identity, Linear<1, 62, NoBias>, ReLU>,
        Sequential<Identity, Identity, Linear<2, 3>, ReLU, Linear<3, 28>, Softplus<>>,
        Sequential<Softplus<>, Linear<6, 1, NoBias>, Linear<1, 49, NoBias>, Sigmoid, Identity, Linear<49, 2>, Sigmoid, Linear<2, 2, NoBias>>,
        Sequential<Linear<3, 2>, ReLU, Softplus<>>,
        Sequential<Linear<15, 10, NoBias>>,
        Sequential<Linear<2, 1>, Sigmoid, Linear<1, 13, NoBias>, SiLU, Linear<13, 3>, Linear<3, 51, NoBias>, ReLU, Linear<51, 17>, Tanh, Linear<17, 51>>,
        Sequential<Linear<1, 8, NoBias>, Softplus<>, Linear<8, 2>, Linear<2, 1>, SiLU, Linear<1, 1, NoBias>, Tanh, Linear<1, 9>, SiLU>,
        Sequential<Linear<3, 3, NoBias>, Sigmoid, Linear<3, 15, NoBias>, Tanh, Linear<15, 3>, Linear<3, 22>, Tanh, Linear<22, 1>, ReLU>>;
};

template <>
struct Architectures<6> {
    using type = std::tuple<
        Sequential<Linear<3, 2, NoBias>, Softplus<>, Linear<2, 27>, Softplus<>>,
        Sequential<Linear<17, 1>, ReLU, Linear<1, 2, NoBias>, SiLU, Linear<2, 2>, Linear<2, 1, NoBias>, Identity>,
        Sequential<Linear<2, 1, NoBias>, Linear<1, 3>, Softplus<>, Linear<3, 3>>,
        Sequential<Identity, Sigmoid, Linear<34, 3>, Linear<3, 2, NoBias>, Sigmoid, Softplus<>, Linear<2, 32>, Tanh, Linear<32, 3>, Linear<3, 1, NoBias>>,
        Sequential<Linear<3, 17, NoBias>, Tanh>,
        Sequential<Linear<2, 5>, Softplus<>, Linear<5, 1>, Linear<1, 1, NoBias>, Softplus<>, Softplus<>, Linear<1, 2>, Sigmoid, Linear<2, 1>, Tanh, Sigmoid, Linear<1, 1>, ReLU>,
        Sequential<Linear<1, 56>, SiLU, Linear<56, 35>, Identity, Linear<35, 2, NoBias>, ReLU, Linear<2, 1, NoBias>, SiLU, SiLU>,
        Sequential<Linear<17, 1, NoBias>, Softplus<>, ReLU, Linear<1, 2>, ReLU, Softplus<>, Linear<2, 56>, SiLU>>;
};

template <>
struct Architectures<7> {
    using type = std::tuple<
        Sequential<Linear<1, 3, NoBias>, ReLU, Linear<3, 2, NoBias>, ReLU, Sigmoid, Linear<2, 2>, Linear<2, 3>, SiLU, Linear<3, 5>, Softplus<>>,
        Sequential<Linear<6, 3, NoBias>, Sigmoid, Linear<3, 1, NoBias>, Sigmoid, Linear<1, 1>, Linear<1, 1, NoBias>, ReLU>,
        Sequential<Linear<9, 2>, SiLU, Softplus<>, Linear<2, 1>, Linear<1, 3>, Identity, Linear<3, 62>, Tanh, Tanh>,
        Sequential<Linear<61, 2>, Identity, Linear<2, 13>, ReLU, Tanh, Linear<13, 1>, ReLU, Linear<1, 67>, Sigmoid, Linear<67, 9>, ReLU, Linear<9, 2>, Identity>,
        Sequential<Linear<3, 3>, Tanh, Linear<3, 12>, Sigmoid, Tanh, Linear<12, 1>, Softplus<>, Linear<1, 57>, ReLU, Linear<57, 3, NoBias>>,
        Sequential<Linear<9, 3>, Linear<3, 2, NoBias>, Softplus<>, Linear<2, 14>>,
        Sequential<Linear<25, 6>, Sigmoid, Tanh>,
        Sequential<Identity, ReLU, Linear<3, 28>, Tanh>>;
};

template <>
struct Architectures<8> {
    using type = std::tuple<
        Sequential<Linear<8, 4>, Softplus<>, ReLU, Linear<4, 15>, Linear<15, 2>, Softplus<>, Linear<2, 3>, ReLU>,
        Sequential<Tanh, Sigmoid, Linear<1, 2>, Linear<2, 19>, Sigmoid, Identity, Linear<19, 1>, Sigmoid, Linear<1, 14>, ReLU, Linear<14, 1, NoBias>, Tanh>,
        Sequential<ReLU, Softplus<>, Linear<1, 2, NoBias>, Sigmoid>,
        Sequential<Linear<1, 2>, Sigmoid, Sigmoid, Linear<2, 2>, Softplus<>, Linear<2, 16, NoBias>, Sigmoid, Identity, Linear<16, 70>, Sigmoid, Linear<70, 2>, Identity, ReLU, Linear<2, 2>, Softplus<>>,
        Sequential<Linear<10, 3>, Linear<3, 3, NoBias>, SiLU, Linear<3, 3>, Linear<3, 14>, Identity, Linear<14, 14, NoBias>, Softplus<>, Linear<14, 4>, Softplus<>>,
        Sequential<Sigmoid, SiLU, Linear<14, 3>, Linear<3, 3>, Tanh, Sigmoid, Linear<3, 6>, Softplus<>, Linear<6, 1, NoBias>, Linear<1, 3>>,
        Sequential<Linear<2, 14, NoBias>, Tanh, Linear<14, 3>, Tanh, Linear<3, 1, NoBias>, Sigmoid, Linear<1, 23>>,
        Sequential<Linear<2, 40, NoBias>>>;
};

template <>
struct Architectures<9> {
    using type = std::tuple<
        Sequential<Linear<2, 2>, Linear<2, 2>, Softplus<>, Linear<2, 2, NoBias>, Identity>,
        Sequential<Linear<13, 2>, SiLU, Linear<2, 1>, Sigmoid>,
        Sequential<Softplus<>, Linear<3, 36, NoBias>, Sigmoid, Softplus<>>,
        Sequential<Linear<2, 10>, Identity, Linear<10, 33>, Linear<33, 2>>,
        Sequential<Linear<1, 2, NoBias>, Identity, Linear<2, 11>, Linear<11, 9>>,
        Sequential<Linear<65, 14>, Softplus<>, Linear<14, 25, NoBias>, Identity, Linear<25, 1>, Sigmoid>,
        Sequential<Linear<2, 1>, SiLU>,
        Sequential<Identity, Softplus<>, Linear<16, 1>, ReLU, Linear<1, 3>, SiLU>>;
};

template <>
struct Architectures<10> {
    using type = std::tuple<
        Sequential<Linear<10, 3>, SiLU, Linear<3, 3>, Softplus<>, Identity, Linear<3, 3>, SiLU, Linear<3, 2>, ReLU>,
        Sequential<Linear<1, 1>, Tanh, Linear<1, 3, NoBias>, Tanh>,
        Sequential<Linear<3, 13>, Softplus<>, Linear<13, 1>, Linear<1, 2, NoBias>, ReLU, Linear<2, 1>>,
        Sequential<Linear<3, 57, NoBias>, ReLU, Linear<57, 25>, SiLU>,
        Sequential<Linear<54, 10, NoBias>, Tanh, Sigmoid, Linear<10, 3>, Sigmoid, Linear<3, 1, NoBias>, ReLU, Linear<1, 1, NoBias>>,
        Sequential<Linear<50, 3, NoBias>, SiLU, Linear<3, 41>, Softplus<>, Linear<41, 2>, Identity, Linear<2, 1>, Identity>,
        Sequential<Linear<15, 1, NoBias>, ReLU, Linear<1, 22>, Sigmoid, Linear<22, 1, NoBias>, Softplus<>>,
        Sequential<Linear<11, 2>, Linear<2, 2>, Linear<2, 1>, Linear<1, 3>, Identity, Sigmoid, Linear<3, 10>, Softplus<>>>;
};

template <>
struct Architectures<11> {
    using type = std::tuple<
        Sequential<Linear<3, 22>, ReLU, Linear<22, 2, NoBias>, SiLU, Linear<2, 1>, Linear<1, 41>, ReLU, Softplus<>>,
        Sequential<Linear<2, 3>, Linear<3, 3>, Identity, Linear<3, 5>, Tanh, Linear<5, 11>, SiLU, Identity, Linear<11, 1>, Identity, Linear<1, 8>, ReLU>,
        Sequential<Linear<1, 1>, Tanh, Linear<1, 17, NoBias>, Linear<17, 25, NoBias>, Identity, Linear<25, 3, NoBias>, Linear<3, 1>, Sigmoid, Linear<1, 54>, SiLU>,
        Sequential<ReLU, Tanh, Linear<28, 2>, ReLU>,
        Sequential<Softplus<>, Sigmoid, Linear<3, 1>, Identity, Linear<1, 2>, Identity>,
        Sequential<Linear<13, 3, NoBias>, Linear<3, 2>, Softplus<>, Linear<2, 3, NoBias>, Sigmoid, Linear<3, 1>>,
        Sequential<Linear<49, 2, NoBias>, Tanh, Linear<2, 3, NoBias>, Softplus<>, Linear<3, 3, NoBias>, Sigmoid>,
        Sequential<SiLU, Linear<4, 14, NoBias>, Linear<14, 17>, Tanh, ReLU, Linear<17, 45, NoBias>, Identity, Linear<45, 17, NoBias>, SiLU>>;
};

} // namespace lamina::laws
