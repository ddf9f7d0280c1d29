#!/usr/bin/env python3
"""Writes torch.json: what PyTorch computes for a small network under each loss and optimizer, in double.

Run it where PyTorch and NumPy are importable: python3 generate.py > torch.json. The tests read the file; neither they
nor the build need PyTorch.
"""
import json

import numpy
import torch

torch.set_default_dtype(torch.float64)


def network():
    torch.manual_seed(11)
    return torch.nn.Sequential(torch.nn.Linear(5, 7), torch.nn.Tanh(), torch.nn.Linear(7, 7), torch.nn.PReLU(7),
                               torch.nn.PReLU(), torch.nn.Linear(7, 3, bias=False))


def network_of_rows():
    torch.manual_seed(13)
    nn = torch.nn
    return nn.Sequential(nn.RMSNorm(5, 2.0**-23), nn.Linear(5, 7), nn.LayerNorm(7), nn.Tanh(), nn.Linear(7, 7), nn.Softmax(-1),
                         nn.Linear(7, 3, bias=False), nn.LogSoftmax(-1))


class Residual(torch.nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class Concat(torch.nn.Sequential):
    def forward(self, x):
        return torch.cat([branch(x) for branch in self], -1)


def network_of_branches():
    torch.manual_seed(17)
    nn = torch.nn
    return nn.Sequential(nn.Linear(5, 4), Residual(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 4)), nn.Tanh(),
                         Concat(nn.Linear(4, 2), nn.Identity(), nn.Sequential(nn.Linear(4, 3), nn.Tanh())), nn.Linear(9, 3))


def flat(tensor):
    return tensor.detach().numpy().flatten().tolist()


def gradients(loss, t, network=network):
    net = network()
    x = torch.tensor(inputs, requires_grad=True)
    value = loss(net(x), t)
    value.backward()
    return {"loss": value.item(), "input": flat(x.grad), **{key: flat(p.grad) for key, p in net.named_parameters()}}


def trained(make_optimizer, steps=20, network=network):
    net = network()
    optimizer = make_optimizer(net.parameters())
    losses = []
    for _ in range(steps):
        loss = torch.nn.MSELoss()(net(torch.tensor(inputs)), torch.tensor(targets))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses, **{key: flat(p) for key, p in net.named_parameters()}}


numpy.random.seed(5)
inputs = numpy.random.uniform(-1, 1, (6, 5))
targets = numpy.random.uniform(-1, 1, (6, 3))
probabilities = numpy.random.rand(6, 3)
labels = [0, 2, 1, 1, 2, 0]
number = torch.tensor(targets)
label = torch.tensor(labels)
soft = torch.tensor(probabilities)
nn = torch.nn


def make():
    return {
        "output": flat(network()(torch.tensor(inputs))),
        "initial": {key: flat(p) for key, p in network().named_parameters()},
        "labels": labels,
        "gradients": {
            "MSELoss<Mean>": gradients(nn.MSELoss(), number),
            "MSELoss<Sum>": gradients(nn.MSELoss(reduction="sum"), number),
            "L1Loss<Mean>": gradients(nn.L1Loss(), number),
            "L1Loss<Sum>": gradients(nn.L1Loss(reduction="sum"), number),
            "CrossEntropyLoss<Mean>": gradients(nn.CrossEntropyLoss(), label),
            "CrossEntropyLoss<Sum>": gradients(nn.CrossEntropyLoss(reduction="sum"), label),
            "CrossEntropyLoss<Mean> of probabilities": gradients(nn.CrossEntropyLoss(), soft),
        },
        "rows": {
            "output": flat(network_of_rows()(torch.tensor(inputs))),
            "gradients": gradients(nn.MSELoss(), number, network_of_rows),
            "training": trained(lambda p: torch.optim.SGD(p, lr=0.05), network=network_of_rows),
        },
        "branches": {
            "output": flat(network_of_branches()(torch.tensor(inputs))),
            "gradients": gradients(nn.MSELoss(), number, network_of_branches),
            "training": trained(lambda p: torch.optim.SGD(p, lr=0.05), network=network_of_branches),
        },
        "training": {
            "SGD": trained(lambda p: torch.optim.SGD(p, lr=0.05)),
            "SGD with momentum": trained(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
            "Adam": trained(lambda p: torch.optim.Adam(p, lr=0.01)),
        },
    }
