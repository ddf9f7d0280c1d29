# SPDX-License-Identifier: BSL-1.0
"""What PyTorch's and NumPy's generators give: whole numbers, and floating-point numbers as hexadecimal text."""
import math

import numpy
import torch

SEEDS = [0, 1, 42, 2**32 + 5]
SIZES = [1, 2, 3, 15, 16, 17, 31, 32, 33, 100]


def bits(numbers) -> list[str]:
    """Hexadecimal text of an array, a tensor or a number."""
    return [float(number).hex() for number in numpy.asarray(numbers).flatten()]


def permutations() -> list[dict]:
    """torch.randperm of several sizes, one after another."""
    sizes = [0, 1, 2, 3, 16, 100]
    found = []
    for seed in SEEDS:
        generator = torch.Generator().manual_seed(seed)
        found.append({"seed": seed, "orders": [torch.randperm(n, generator=generator).tolist() for n in sizes]})
    return found


def epochs() -> list[dict]:
    """The rows that a DataLoader visits in three epochs."""
    found = []
    for seed, rows, batch, drop_last in [(0, 10, 1, False), (1, 10, 4, False), (2, 12, 4, False), (3, 10, 4, True),
                                         (4, 1, 1, False), (5, 37, 37, False), (6, 25, 64, False)]:
        loader = torch.utils.data.DataLoader(range(rows), batch, shuffle=True, drop_last=drop_last,
                                             generator=torch.Generator().manual_seed(seed))
        orders = [[row for rows_of_batch in loader for row in rows_of_batch.tolist()] for _ in range(3)]
        found.append({"seed": seed, "rows": rows, "orders": orders})
    return found


def normals() -> list[dict]:
    """torch.Tensor.normal_ of every size alone; then all sizes and number types by turns of one generator."""
    found = []
    for seed in SEEDS:
        for kind, dtype in [("float", torch.float32), ("double", torch.float64)]:
            for size in SIZES:
                tensor = torch.empty(size, dtype=dtype).normal_(0.3, 1.7, generator=torch.Generator().manual_seed(seed))
                found.append({"seed": seed, "calls": [{"type": kind, "numbers": bits(tensor)}]})
        generator = torch.Generator().manual_seed(seed)
        calls = []
        for size in SIZES:
            for kind, dtype in [("float", torch.float32), ("double", torch.float64)]:
                tensor = torch.empty(size, dtype=dtype).normal_(0.3, 1.7, generator=generator)
                calls.append({"type": kind, "numbers": bits(tensor)})
        found.append({"seed": seed, "calls": calls})
    return found


def mixed() -> list[dict]:
    """Calls of every kind of one generator of PyTorch."""
    generator = torch.Generator().manual_seed(9)
    one = lambda: bits(torch.empty(1, dtype=torch.float64).normal_(2, 0.5, generator=generator))
    return [{"normal": one()},
            {"uniform": bits(torch.empty(3).uniform_(-2, 5, generator=generator))},
            {"normal": one()},
            {"permutation": torch.randperm(7, generator=generator).tolist()},
            {"normal": one()},
            {"int64": [torch.empty((), dtype=torch.int64).random_(generator=generator).item()]},
            {"uniform": bits(torch.empty(3).uniform_(-2, 5, generator=generator))},
            {"normal": one()}]


def legacy(seed: int) -> dict:
    numpy.random.seed(seed)
    draw = numpy.random
    return {"seed": seed, "randn": bits(draw.randn(3, 5)), "normal": bits(draw.normal(0.3, 1.7, 4)), "rand": bits(draw.rand(2)),
            "one": bits(draw.randn()), "permutation": draw.permutation(33).tolist(),
            "small": draw.randint(-3, 4, 20).tolist(), "none": draw.randint(5, 6, 3).tolist(),
            "all32": draw.randint(0, 2**32, 5).tolist(), "large": draw.randint(-2**40, 2**50 + 3, 5).tolist(),
            "all64": draw.randint(-2**63, 2**63 - 1, 3).tolist(), "last": bits(draw.normal(0.3, 1.7))}


def pcg64(seed: int) -> dict:
    draw = numpy.random.default_rng(seed)
    return {"seed": seed, "random": bits(draw.random((2, 3))), "uniform": bits(draw.uniform(-3, 5, 4)),
            "small": draw.integers(-3, 4, 7).tolist(), "standard_normal": bits(draw.standard_normal((20, 2))),
            "permutation": draw.permutation(33).tolist(), "none": draw.integers(5, 6, 3).tolist(),
            "all32": draw.integers(0, 2**32, 3).tolist(), "large": draw.integers(-2**40, 2**62 + 3, 20).tolist(),
            "often_anew": draw.integers(0, 3 * 2**30, 50).tolist(), "normal": bits(draw.normal(0.3, 1.7, 4)),
            "last": bits(draw.random())}


def tail() -> list[dict]:
    """Where rng.standard_normal first gives numbers beyond the ziggurat's layers, 3.65."""
    found = []
    for seed in range(5):
        numbers = numpy.random.default_rng(seed).standard_normal(100_000)
        places = numpy.nonzero(numpy.abs(numbers) > 3.6541528853610088)[0]
        found.append({"seed": seed, "places": places.tolist(), "numbers": bits(numbers[places]), "last": bits(numbers[-1])})
    return found


def c_library() -> list[dict]:
    """Functions of the C library that the numbers were made with, by which the tests know whether theirs is another."""
    numbers = numpy.random.default_rng(1).random(300)
    functions = {"log": math.log, "log1p": lambda x: math.log1p(-x), "sin": lambda x: math.sin(2 * math.pi * x),
                 "cos": lambda x: math.cos(2 * math.pi * x), "exp": lambda x: math.exp(-x)}
    return {"x": bits(numbers), **{name: bits([function(float(x)) for x in numbers]) for name, function in functions.items()}}


def make() -> dict:
    generator = torch.Generator().manual_seed(3)
    whole = [torch.empty((), dtype=torch.int64).random_(generator=generator).item() for _ in range(5)]
    return {"c_library": c_library(),
            "torch": {"permutations": permutations(), "epochs": epochs(), "int64": whole, "normals": normals(), "mixed": mixed()},
            "numpy": [legacy(seed) for seed in (0, 1, 2**32 - 1)],
            "pcg64": [pcg64(seed) for seed in (0, 1, 42, 2**32 - 1, 2**32 + 5, 2**64 - 1)], "tail": tail()}
