#!/usr/bin/env python3
"""Writes architectures.hpp: 96 random networks from a fixed seed, in 12 groups.

1 to 6 layers, every activation, biases on and off, widths 1 to 70, Linear after Linear, activations first and several in
a row. `python3 generate.py > architectures.hpp`; the test fails if the file is not what this script writes.
"""
import random

GROUPS, PER_GROUP = 12, 8
ACTIVATIONS = ["Identity", "ReLU", "Sigmoid", "Tanh", "SiLU", "Softplus<>"]

random.seed(20)


def width():
    return random.choice([1, 2, 3, random.randint(1, 17), random.randint(1, 70)])


def architecture():
    layers = []
    first = last = width()
    linears = random.randint(1, 6)
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        layers.append(random.choice(ACTIVATIONS))
    for _ in range(linears):
        out = width()
        layers.append(f"Linear<{last}, {out}{random.choice(['', '', ', NoBias'])}>")
        last = out
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            layers.append(random.choice(ACTIVATIONS))
    return f"Sequential<{', '.join(layers)}>"


print("// SPDX-License-Identifier: BSL-1.0")
print("// Written by generate.py.")
print("#pragma once\n")
print('#include <lamina/activations.hpp>\n#include <lamina/layers/linear.hpp>\n#include <lamina/model/facts.hpp>\n')
print("#include <tuple>\n")
print("namespace lamina::laws {\n\nusing namespace core;\n")
print("template <std::size_t Group>\nstruct Architectures;\n")
for group in range(GROUPS):
    print(f"template <>\nstruct Architectures<{group}> {{")
    print("    using type = std::tuple<")
    print(",\n".join(f"        {architecture()}" for _ in range(PER_GROUP)) + ">;")
    print("};\n")
print("} // namespace lamina::laws")
