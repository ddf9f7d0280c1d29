# SPDX-License-Identifier: BSL-1.0
"""What PyTorch's and NumPy's generators give: whole numbers, and floating-point numbers as hexadecimal text."""
import torch

SEEDS = [0, 1, 42, 2**32 + 5]


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


def make() -> dict:
    generator = torch.Generator().manual_seed(3)
    whole = [torch.empty((), dtype=torch.int64).random_(generator=generator).item() for _ in range(5)]
    return {"torch": {"permutations": permutations(), "epochs": epochs(), "int64": whole}}
