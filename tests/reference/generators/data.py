# SPDX-License-Identifier: BSL-1.0
"""What PyTorch and scikit-learn make of data: batches, parts, scales, weights of classes."""
import numpy
import torch
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.utils.class_weight import compute_class_weight


def batches() -> list[dict]:
    """The rows in each batch of two epochs of a DataLoader."""
    found = []
    for seed, rows, size in [(7, 10, 4), (8, 12, 4), (9, 5, 8), (10, 1, 1)]:
        loader = torch.utils.data.DataLoader(range(rows), size, shuffle=True, generator=torch.Generator().manual_seed(seed))
        found.append({"seed": seed, "rows": rows, "size": size,
                      "epochs": [[batch.tolist() for batch in loader] for _ in range(2)]})
    return found


def splits() -> list[dict]:
    """Parts of random_split."""
    found = []
    for seed, rows, test in [(1, 10, 2), (2, 7, 3), (3, 50, 10)]:
        parts = torch.utils.data.random_split(range(rows), [rows - test, test], torch.Generator().manual_seed(seed))
        found.append({"seed": seed, "rows": rows, "test": test, "parts": [list(part) for part in parts]})
    return found


def columns() -> numpy.ndarray:
    random = numpy.random.default_rng(1)
    rows = 60
    return numpy.stack([random.normal(size=rows), 1e8 + random.normal(size=rows), numpy.full(rows, 0.1),
                        1e150 * random.normal(size=rows), 1e-30 * random.normal(size=rows),
                        random.integers(0, 256, rows).astype(float), numpy.full(rows, 1e8) + 1e-9 * random.normal(size=rows)], axis=1)


def scaled(scaler, x: numpy.ndarray, **numbers: str) -> dict:
    scaler.fit(x)
    return {"scaled": scaler.transform(x).flatten().tolist(),
            **{ours: getattr(scaler, theirs).tolist() for ours, theirs in numbers.items()}}


def make() -> dict:
    x = columns()
    labels = numpy.random.default_rng(2).integers(0, 4, 37)
    weights = compute_class_weight("balanced", classes=numpy.arange(4), y=labels)
    return {"batches": batches(), "splits": splits(), "x": x.flatten().tolist(),
            "standard": scaled(StandardScaler(), x, mean="mean_", deviation="scale_"),
            "min_max": scaled(MinMaxScaler(), x, smallest="data_min_", largest="data_max_"),
            "class_weights": {"labels": labels.tolist(), "weights": weights.tolist()}}
