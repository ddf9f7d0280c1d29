# SPDX-License-Identifier: BSL-1.0
"""Where torch.optim's optimizers, and Lion, take five weights by given gradients, and a small network, in double."""
import numpy
import torch

optim = torch.optim
STEPS, WEIGHTS = 12, 5


class Lion(optim.Optimizer):
    """PyTorch has none: algorithm 2 of Chen and others, Symbolic discovery of optimization algorithms, 2023."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0):
        super().__init__(params, {})
        self.numbers = lr, *betas, weight_decay

    @torch.no_grad()
    def step(self):
        lr, beta1, beta2, decay = self.numbers
        for group in self.param_groups:
            for p in group["params"]:
                m = self.state[p].get("m", torch.zeros_like(p))
                c = beta1 * m + (1 - beta1) * p.grad
                p -= lr * (torch.sign(c) + decay * p)
                self.state[p]["m"] = beta2 * m + (1 - beta2) * p.grad


# what is written on the left is the test's name for it
VARIANTS = {
    "SGD": (optim.SGD, {"lr": 0.05}),
    "SGD, momentum": (optim.SGD, {"lr": 0.05, "momentum": 0.9}),
    "SGD, dampening": (optim.SGD, {"lr": 0.05, "momentum": 0.9, "dampening": 0.3}),
    "SGD, dampening alone": (optim.SGD, {"lr": 0.05, "dampening": 0.3}),
    "SGD, weight_decay": (optim.SGD, {"lr": 0.05, "weight_decay": 0.02}),
    "SGD, nesterov": (optim.SGD, {"lr": 0.05, "momentum": 0.8, "nesterov": True}),
    "SGD, all": (optim.SGD, {"lr": 0.05, "momentum": 0.8, "weight_decay": 0.02, "nesterov": True}),
    "Adam": (optim.Adam, {"lr": 0.01}),
    "Adam, weight_decay": (optim.Adam, {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-3, "weight_decay": 0.02}),
    "Adam, amsgrad": (optim.Adam, {"lr": 0.01, "betas": (0.8, 0.6), "amsgrad": True}),
    "AdamW": (optim.AdamW, {"lr": 0.01}),
    "AdamW, amsgrad": (optim.AdamW, {"lr": 0.01, "betas": (0.8, 0.6), "weight_decay": 0.1, "amsgrad": True}),
    "RMSprop": (optim.RMSprop, {}),
    "RMSprop, weight_decay": (optim.RMSprop, {"lr": 0.02, "alpha": 0.9, "eps": 1e-3, "weight_decay": 0.02}),
    "RMSprop, centered": (optim.RMSprop, {"lr": 0.02, "alpha": 0.9, "centered": True}),
    "RMSprop, momentum": (optim.RMSprop, {"momentum": 0.8}),
    "RMSprop, all": (optim.RMSprop, {"alpha": 0.9, "weight_decay": 0.02, "momentum": 0.8, "centered": True}),
    "Adagrad": (optim.Adagrad, {}),
    "Adagrad, all": (optim.Adagrad, {"lr": 0.05, "lr_decay": 0.1, "weight_decay": 0.02, "initial_accumulator_value": 0.5,
                                     "eps": 1e-3}),
    "Adadelta": (optim.Adadelta, {}),
    "Adadelta, all": (optim.Adadelta, {"lr": 0.5, "rho": 0.8, "eps": 1e-3, "weight_decay": 0.02}),
    "Adamax": (optim.Adamax, {}),
    "Adamax, all": (optim.Adamax, {"lr": 0.01, "betas": (0.8, 0.7), "eps": 1e-3, "weight_decay": 0.02}),
    "NAdam": (optim.NAdam, {}),
    "NAdam, all": (optim.NAdam, {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-3, "weight_decay": 0.02, "momentum_decay": 0.5}),
    "RAdam": (optim.RAdam, {}),
    "RAdam, all": (optim.RAdam, {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-3, "weight_decay": 0.02}),
    "Lion": (Lion, {}),
    "Lion, all": (Lion, {"lr": 0.01, "betas": (0.8, 0.95), "weight_decay": 0.1}),
    "Rprop": (optim.Rprop, {}),
    "Rprop, all": (optim.Rprop, {"lr": 0.02, "etas": (0.4, 1.5), "step_sizes": (0.01, 0.05)}),
}


def made(name, parameters):
    kind, numbers = VARIANTS[name]
    return kind(parameters, **numbers, **({} if kind is Lion else {"foreach": False}))


def path(name, start, gradients):
    w = torch.nn.Parameter(torch.tensor(start))
    optimizer = made(name, [w])
    weights = []
    for g in gradients:
        w.grad = torch.tensor(g)
        optimizer.step()
        weights.append(w.tolist())
    return weights


def trained(name, x, t):
    torch.manual_seed(11)
    net = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 2))
    optimizer = made(name, net.parameters())
    losses = []
    for _ in range(10):
        loss = torch.nn.MSELoss()(net(torch.tensor(x)), torch.tensor(t))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses, "parameters": torch.cat([p.flatten() for p in net.parameters()]).tolist()}


def make():
    torch.set_default_dtype(torch.float64)
    numpy.random.seed(5)
    x = numpy.random.uniform(-1, 1, (7, 3))
    t = numpy.random.uniform(-1, 1, (7, 2))
    start = numpy.random.normal(size=WEIGHTS)
    gradients = numpy.random.normal(size=(STEPS, WEIGHTS)) * [1, 0.1, 10, 1e-3, 1]
    gradients[0, 4] = gradients[5, 0] = gradients[6, 0] = 0  # as a dead neuron's
    return {
        "start": start.tolist(),
        "gradients": gradients.tolist(),
        "paths": {name: path(name, start, gradients) for name in VARIANTS},
        "trained": {name: trained(name, x, t) for name in VARIANTS if "," not in name},
    }
