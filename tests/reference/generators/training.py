# SPDX-License-Identifier: BSL-1.0
"""What PyTorch's clipping, parameter groups, accumulation and averages make of training a small network, in double."""
import numpy
import torch

torch.set_default_dtype(torch.float64)
numpy.random.seed(3)
INPUTS = torch.tensor(numpy.random.uniform(-1, 1, (7, 3)))
TARGETS = torch.tensor(numpy.random.uniform(-1, 1, (7, 2)))
STEPS = 8


def network():
    torch.manual_seed(4)
    return torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 2))


def groups(net):
    """Biases at a tenth of the learning rate, layer 0 without its bias frozen."""
    net[0].weight.requires_grad_(False)
    biases = [p for key, p in net.named_parameters() if key.endswith("bias")]
    return [{"params": [net[2].weight]}, {"params": biases, "lr": 0.02}]


def trained(parameters=lambda net: net.parameters(), clip=lambda p: None, batches=((0, 7),), decay=None):
    net = network()
    optimizer = torch.optim.SGD(parameters(net), lr=0.2, momentum=0.9)
    multi_avg = torch.optim.swa_utils.get_ema_multi_avg_fn(decay) if decay else None
    averaged = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=multi_avg) if decay else net
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        for start, end in batches:
            loss = torch.nn.functional.mse_loss(net(INPUTS[start:end]), TARGETS[start:end])
            losses.append(loss.item())
            (loss / len(batches)).backward()
        clip([p for p in net.parameters() if p.requires_grad])
        optimizer.step()
        if decay:
            averaged.update_parameters(net)
    module = averaged.module if decay else net
    return {"losses": losses, **{key: p.detach().numpy().flatten().tolist() for key, p in module.named_parameters()}}


def weighted(loss, targets):
    """The loss of the network and its gradients."""
    net = network()
    value = loss(net(INPUTS), targets)
    value.backward()
    return {"loss": value.item(), **{key: p.grad.numpy().flatten().tolist() for key, p in net.named_parameters()}}


def row_weighted(y, t):
    rows = torch.tensor([1.0, 0.5, 0.0, 2.0, 1.0, 0.25, 3.0])
    return (rows[:, None] * (y - t) ** 2).sum() / (2 * rows.sum())


def of_parts(y, t):
    f = torch.nn.functional
    return f.mse_loss(y[:, :1], t[:, :1]) + 0.25 * f.l1_loss(y, t) + 0.5 * f.cross_entropy(y, t)


def halves(loss, activation):
    """The loss of a mean and a variance, both after an activation, for the first target."""

    def of(y, t):
        mean, variance = activation(y).chunk(2, -1)
        return loss(mean, t[:, :1], variance)

    return of


def make():
    nn = torch.nn
    labels = torch.tensor([0, 1, -100, 1, 0, 1, -100])
    whole = torch.where(labels < 0, 1, labels)
    weights = torch.tensor([0.25, 2.0])
    gaussian = nn.GaussianNLLLoss()
    of_eps = nn.GaussianNLLLoss(full=True, eps=0.1, reduction="sum")
    norm = torch.nn.utils.clip_grad_norm_
    return {
        "plain": trained(),
        "clip_norm": trained(clip=lambda p: norm(p, 0.1)),
        "clip_value": trained(clip=lambda p: torch.nn.utils.clip_grad_value_(p, 0.02)),
        "groups": trained(groups),
        "accumulate": trained(batches=((0, 2), (2, 4), (4, 6))),
        "accumulate clip_norm": trained(batches=((0, 2), (2, 4), (4, 6)), clip=lambda p: norm(p, 0.1)),
        "class weights": weighted(nn.CrossEntropyLoss(weight=weights), whole),
        "ignored": weighted(nn.CrossEntropyLoss(), labels),
        "class weights, ignored": weighted(nn.CrossEntropyLoss(weight=weights), labels),
        "class weights, ignored, sum": weighted(nn.CrossEntropyLoss(weight=weights, reduction="sum"), labels),
        "row weights": weighted(row_weighted, TARGETS),
        "parts": weighted(of_parts, TARGETS),
        "variances": weighted(halves(gaussian, nn.functional.softplus), TARGETS),
        "variances below eps": weighted(halves(of_eps, nn.functional.relu), TARGETS),
        "ema": trained(decay=0.75),
        "ema clip_norm groups": trained(groups, clip=lambda p: norm(p, 0.1), decay=0.75),
    }
