# SPDX-License-Identifier: BSL-1.0
"""Every loss of Lamina: its value, its gradient with respect to the outputs and, of losses of single elements, its second
derivative, as PyTorch computes them in double; QuantileLoss and LogCoshLoss, which PyTorch has not, by scikit-learn and by
formula.

What a batch holds is drawn by NumPy's generator, whose numbers the tests draw too: `kinds` says how. Each loss has the small
shapes, summed and averaged, and one of the large ones; and `points`, where it is extreme or has a kink.
"""
import itertools
import math

import numpy
import sklearn.metrics
import torch
import torch.nn.functional as F

SMALL = [(1, 1), (2, 3), (3, 5)]
LARGE = [(16, 7), (33, 10), (64, 3), (257, 2)]

# uniform from the first to the second
KINDS = {
    "real": (-3, 3),
    "probability": (0, 1),
    "log_probability": (-5, 0),
    "positive": (0.1, 3),
    "sign": (-1, 1),  # of it
    "count": (0, 6),  # rounded down
    "label": (0, 1),  # times the columns, rounded down, of each row's first
}


def drawn(kind, seed, shape):
    numbers = numpy.random.RandomState(seed).uniform(*KINDS[kind], shape)
    if kind == "sign":
        return torch.tensor(numpy.where(numbers < 0, -1.0, 1.0))
    if kind == "count":
        return torch.tensor(numpy.floor(numbers))
    if kind == "label":
        return torch.tensor(numpy.floor(numbers[:, 0] * shape[1]).astype(int))
    return torch.tensor(numbers)


def flat(tensor):
    return tensor.numpy(force=True).flatten().tolist()


def batch(loss, y, t, reduction):
    y = y.clone().requires_grad_()
    value = loss(y, t, reduction=reduction)
    value.backward()
    return {"loss": value.item(), "gradient": flat(y.grad)}


def at_points(loss, points):
    y, t = (torch.tensor(numbers, dtype=torch.float64) for numbers in zip(*points))
    y.requires_grad_()
    values = loss(y, t, reduction="none")
    (slopes,) = torch.autograd.grad(values.sum(), y, create_graph=True)
    curvatures = flat(torch.autograd.grad(slopes.sum(), y)[0] if slopes.requires_grad else torch.zeros_like(y))
    if loss is F.binary_cross_entropy:  # whose second derivative is that of its slope away from 0 and 1 alone
        curvatures = [curvature if 0.01 < at < 0.99 else None for at, curvature in zip(flat(y), curvatures)]
    return {"y": flat(y), "t": flat(t), "value": flat(values), "slope": flat(slopes), "curvature": curvatures}


def reduced(values, reduction):
    return {"none": values, "sum": values.sum(), "mean": values.mean()}[reduction]


def log_cosh(y, t, reduction):
    """Above its threshold F.softplus is linear; below, exp must not overflow."""
    return reduced(F.softplus(2 * (y - t), threshold=700) - (y - t) - math.log(2), reduction)


def quantile(q):
    def loss(y, t, reduction):
        result = reduced(q * F.relu(t - y) + (1 - q) * F.relu(y - t), reduction)
        if reduction == "mean":
            by_sklearn = sklearn.metrics.mean_pinball_loss(t.numpy(), y.detach().numpy(), alpha=q)
            assert math.isclose(result.item(), by_sklearn, rel_tol=1e-13)
        return result
    return loss


def soft_margin(y, t, reduction):
    """torch.nn.functional's where that is finite, which this is everywhere."""
    result = reduced(F.softplus(-t * y, threshold=700), reduction)
    by_torch = F.soft_margin_loss(y, t, reduction=reduction)
    assert not by_torch.isfinite().all() or torch.allclose(result, by_torch, rtol=1e-13)
    return result


def nll(y, t, reduction):
    if t.dim() == 1:
        return F.nll_loss(y, t, reduction=reduction)
    return {"sum": torch.sum, "mean": torch.mean}[reduction](-(t * y).sum(1))


def multi_label(y, t, reduction):
    return F.multilabel_soft_margin_loss(y, t, reduction=reduction)


def of(function, **numbers):
    return lambda y, t, reduction: function(y, t, reduction=reduction, **numbers)


def each(ys, ts):
    return list(itertools.product(ys, ts))


FAR = [-1e4, -100, -1, 0, 1, 100, 1e4]
UNIT = [0, 1e-300, 1e-13, 2**-20, 0.25, 1 - 2**-20, 1]

# name: what y and t are, the loss, points
OF_ELEMENTS = {
    "MSELoss": ("real", "real", F.mse_loss, each(FAR, [0, 1])),
    "L1Loss": ("real", "real", F.l1_loss, each(FAR, [0, 1])),
    "SmoothL1Loss": ("real", "real", F.smooth_l1_loss, each(FAR, [0, 1, 0.5])),
    "SmoothL1Loss<0.25>": ("real", "real", of(F.smooth_l1_loss, beta=0.25), each(FAR, [0, 0.75, 1])),
    "SmoothL1Loss<0>": ("real", "real", of(F.smooth_l1_loss, beta=0.0), each(FAR, [0, 1])),
    "HuberLoss": ("real", "real", F.huber_loss, each(FAR, [0, 1, 0.5])),
    "HuberLoss<1.5>": ("real", "real", of(F.huber_loss, delta=1.5), each(FAR, [0, 0.5, 1])),
    "BCELoss": ("probability", "probability", F.binary_cross_entropy, each(UNIT, [0, 0.5, 1])),
    "BCEWithLogitsLoss": ("real", "probability", F.binary_cross_entropy_with_logits, each(FAR, [0, 0.5, 1])),
    "BCEWithLogitsLoss<2.5>": ("real", "probability", of(F.binary_cross_entropy_with_logits, pos_weight=torch.tensor(2.5)),
                               each(FAR, [0, 0.5, 1])),
    "KLDivLoss": ("log_probability", "probability", F.kl_div, each([-1e4, -1, 0], [0, 1e-300, 0.5, 1])),
    "KLDivLoss<log>": ("log_probability", "log_probability", of(F.kl_div, log_target=True), each([-1e4, -1, 0], [-1e4, -1, 0])),
    "PoissonNLLLoss": ("real", "count", F.poisson_nll_loss, each([-1e4, -1, 0, 10], [0, 1, 2, 1e4])),
    "PoissonNLLLoss<full>": ("real", "count", of(F.poisson_nll_loss, full=True), each([-1e4, -1, 0, 10], [0, 1, 2, 1e4])),
    "PoissonNLLLoss<mean, full>": ("positive", "count", of(F.poisson_nll_loss, log_input=False, full=True, eps=1e-3),
                                   each([0, 1e-6, 1, 1e4], [0, 1, 2, 1e4])),
    "PoissonNLLLoss<mean>": ("positive", "count", of(F.poisson_nll_loss, log_input=False), each([0, 1e-6, 1, 1e4], [0, 1, 2, 1e4])),
    "HingeEmbeddingLoss": ("real", "sign", F.hinge_embedding_loss, each(FAR, [-1, 1])),
    "HingeEmbeddingLoss<0.5>": ("real", "sign", of(F.hinge_embedding_loss, margin=0.5), each(FAR + [0.5], [-1, 1])),
    "SoftMarginLoss": ("real", "sign", soft_margin, each(FAR, [-1, 1])),
    "QuantileLoss": ("real", "real", quantile(0.5), each(FAR, [0, 1])),
    "QuantileLoss<0.9>": ("real", "real", quantile(0.9), each(FAR, [0, 1])),
    "LogCoshLoss": ("real", "real", log_cosh, each(FAR, [0, 1])),
}

ROWS = [[1e4, -1e4, 0], [-1e4, -1e4, 1e4], [0, 0, 0], [100, 99, -1e4]]

# name: what y and t are, the loss, rows with a label each
OF_ROWS = {
    "CrossEntropyLoss": ("real", "label", F.cross_entropy, ROWS),
    "CrossEntropyLoss of probabilities": ("real", "probability", F.cross_entropy, None),
    "CrossEntropyLoss<0.1>": ("real", "label", of(F.cross_entropy, label_smoothing=0.1), ROWS),
    "CrossEntropyLoss<0.1> of probabilities": ("real", "probability", of(F.cross_entropy, label_smoothing=0.1), None),
    "NLLLoss": ("log_probability", "label", nll, [[-1e4, -1, 0], [-1e300, -1, 0]]),
    "NLLLoss of probabilities": ("log_probability", "probability", nll, None),
    "MultiMarginLoss": ("real", "label", F.multi_margin_loss, ROWS + [[0, 1, 2]]),
    "MultiMarginLoss<2, 0.5>": ("real", "label", of(F.multi_margin_loss, p=2, margin=0.5), ROWS + [[0, 0.5, 1]]),
    "MultiLabelSoftMarginLoss": ("real", "probability", multi_label, None),
}


def batches(loss, index, y, t):
    """Of the small shapes all, and one of the large ones."""
    shapes = [(shape, reduction) for shape in SMALL for reduction in ("sum", "mean")]
    shapes.append((LARGE[index % 4], ("sum", "mean")[index // 4 % 2]))
    return [{"shape": list(shape), "reduction": reduction,
             **batch(loss, drawn(y, 2 * index, shape), drawn(t, 2 * index + 1, shape), reduction)}
            for shape, reduction in shapes]


def make():
    result = {"kinds": {kind: list(ends) for kind, ends in KINDS.items()}, "losses": {}}
    for index, (name, (y, t, loss, special)) in enumerate([*OF_ELEMENTS.items(), *OF_ROWS.items()]):
        entry = {"y": y, "t": t, "seed": 2 * index, "batches": batches(loss, index, y, t)}
        if name in OF_ELEMENTS:
            drawn_points = zip(flat(drawn(y, 100, (15, 1))), flat(drawn(t, 101, (15, 1))))
            entry["points"] = at_points(loss, special + list(drawn_points))
        elif special:
            labels = [row % 3 for row in range(len(special))]
            rows = torch.tensor(special, dtype=torch.float64)
            entry["extreme"] = {"y": flat(rows), "labels": labels, **batch(loss, rows, torch.tensor(labels), "sum")}
        result["losses"][name] = entry
    return result
