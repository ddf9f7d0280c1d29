# SPDX-License-Identifier: BSL-1.0
"""The learning rates of torch.optim.lr_scheduler's schedules, of an lr of 1: by steps, or by epochs where they count those."""
import numpy
import torch

scheduler = torch.optim.lr_scheduler


def rates(make, count, losses=None):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    schedule = make(optimizer)
    found = []
    for i in range(count):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step(*(() if losses is None else (losses[i],)))
    return found


def warmed(optimizer):
    rise = scheduler.LinearLR(optimizer, start_factor=1 / 5, total_iters=4)
    return scheduler.SequentialLR(optimizer, [rise, scheduler.CosineAnnealingLR(optimizer, 36)], [4])


def make():
    numpy.random.seed(3)
    losses = (numpy.exp(-numpy.arange(60) / 10) + 0.5 + numpy.random.uniform(0, 0.02, 60)).tolist()
    return {
        "losses": losses,
        "ConstantFactor": rates(lambda o: scheduler.ConstantLR(o, 0.25, 4), 10),
        "LinearWarmup": rates(lambda o: scheduler.LinearLR(o, 0.1, 0.8, 10), 40),
        "StepDecay": rates(lambda o: scheduler.StepLR(o, 3, 0.5), 10),
        "MultiStepDecay": rates(lambda o: scheduler.MultiStepLR(o, [2, 5, 5, 8], 0.3), 10),
        "ExponentialDecay": rates(lambda o: scheduler.ExponentialLR(o, 0.9), 10),
        "Cosine": rates(lambda o: scheduler.CosineAnnealingLR(o, 40, 0.01), 40),
        "Cosine, warmup": rates(warmed, 40),
        "Cosine, restarts": rates(lambda o: scheduler.CosineAnnealingWarmRestarts(o, 10), 40),
        "Cosine, longer and longer": rates(lambda o: scheduler.CosineAnnealingWarmRestarts(o, 20, 2, 0.1), 140),
        "OneCycle": rates(lambda o: scheduler.OneCycleLR(o, 1, 50, cycle_momentum=False), 50),
        "OneCycle, linear": rates(lambda o: scheduler.OneCycleLR(o, 1, 33, pct_start=0.4, anneal_strategy="linear", div_factor=10,
                                                                 final_div_factor=100, cycle_momentum=False), 33),
        "OneCycle, down": rates(lambda o: scheduler.OneCycleLR(o, 1, 20, pct_start=0.0, cycle_momentum=False), 20),
        "PolynomialDecay": rates(lambda o: scheduler.PolynomialLR(o, 30, 2), 30),
        "ReduceOnPlateau": rates(lambda o: scheduler.ReduceLROnPlateau(o, factor=0.5, patience=2, threshold=1e-2, cooldown=1,
                                                                       min_lr=0.02, eps=0), 60, losses),
    }
