# SPDX-License-Identifier: BSL-1.0
"""Fits of whole batches: torch.optim.LBFGS with its line search, and scipy.optimize.least_squares(method="lm")."""
import numpy
import scipy
import scipy.optimize
import torch

nn = torch.nn


def flat(tensor):
    return tensor.detach().numpy().flatten().tolist()


def network():
    torch.manual_seed(4)
    return nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2))


def lbfgs(loss, history_size=100, iterations=20):
    """Losses and parameters, iteration by iteration: `step` goes on where it ended, with the history it had."""
    net = network()
    optimizer = torch.optim.LBFGS(net.parameters(), max_iter=1, max_eval=26, tolerance_grad=0, tolerance_change=0,
                                  history_size=history_size, line_search_fn="strong_wolfe")
    evaluations = 0

    def closure():
        nonlocal evaluations
        evaluations += 1
        optimizer.zero_grad()
        value = loss(net(x))
        value.backward()
        return value

    losses = [optimizer.step(closure).item() for _ in range(iterations)]
    evaluations -= iterations - 1  # each step computes the loss where the last one ended
    losses.append(loss(net(x)).item())
    return {"losses": losses, "evaluations": evaluations, "parameters": sum((flat(p) for p in net.parameters()), [])}


def curve():
    """What 1-2-1 neurons give, with noise, fitted by such neurons from other numbers, by MINPACK with exact derivatives."""
    net = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
    generator = numpy.random.RandomState(7)
    truth = torch.tensor([2.0, -1.0, -1.0, -1.5, 1.5, 1.0, 0.25])
    torch.nn.utils.vector_to_parameters(truth, net.parameters())
    points = torch.linspace(-4, 4, 40, dtype=torch.float64)[:, None]
    values = net(points).detach() + torch.tensor(generator.uniform(-0.1, 0.1, (40, 1)))
    weights = torch.tensor(generator.uniform(0.25, 2, 40))
    start = truth + torch.tensor(generator.uniform(-0.5, 0.5, 7))
    keys = [name for name, _ in net.named_parameters()]
    shapes = [p.shape for p in net.parameters()]

    def fit(factors):
        def f(numbers):
            parts = torch.split(numbers, [shape.numel() for shape in shapes])
            state = {key: part.view(shape) for key, part, shape in zip(keys, parts, shapes)}
            return factors * (torch.func.functional_call(net, state, points) - values)[:, 0]

        found = scipy.optimize.least_squares(
            lambda p: f(torch.tensor(p)).numpy(force=True), start.numpy(), method="lm", ftol=1e-15, xtol=1e-15, gtol=1e-15,
            jac=lambda p: torch.autograd.functional.jacobian(f, torch.tensor(p)).numpy())
        return {"sum": 2 * found.cost, "parameters": found.x.tolist()}

    return {"x": flat(points), "t": flat(values), "weights": flat(weights), "start": start.tolist(),
            "sum": fit(torch.ones(40)), "weighted": fit(weights.sqrt())}


def make():
    global x
    torch.set_default_dtype(torch.float64)
    generator = numpy.random.RandomState(3)
    x = torch.tensor(generator.uniform(-1, 1, (7, 3)))
    t = torch.tensor(generator.uniform(-1, 1, (7, 2)))
    labels = torch.tensor([0, 1, 1, 0, 1, 0, 0])
    weights = torch.tensor([1, 0.5, 0, 2, 1, 0.25, 3])
    mse = nn.MSELoss()
    return {
        "lbfgs": {
            "mean": lbfgs(lambda y: mse(y, t)),
            "history of 3": lbfgs(lambda y: mse(y, t), history_size=3),
            "weighted": lbfgs(lambda y: (weights[:, None] * (y - t)**2).sum() / (2 * weights.sum())),
            "cross entropy": lbfgs(lambda y: nn.CrossEntropyLoss()(y, labels), iterations=8),
        },
        "curve": curve(),
    }
