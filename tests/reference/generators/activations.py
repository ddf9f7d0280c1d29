# SPDX-License-Identifier: BSL-1.0
"""activations.json: PyTorch's activations at single numbers, and networks that chain many of them, in double."""
import numpy
import torch

nn = torch.nn

# multiples of 1/64, which a float has exactly: kinks, the range that networks live in, and far out
KINKS = [0, 0.5, 1, 3, 6, 20]
NEAR = [1 / 64, 0.09375, 0.25, 0.453125, 0.546875, 0.75, 0.984375, 1.015625, 1.5, 2, 2.5, 2.984375, 3.015625, 4.25, 5.5]
FAR = [8, 12.75, 19.984375, 21, 50, 100, 1000, 10000]
GRID = sorted({sign * x for x in KINKS + NEAR + FAR for sign in (1, -1)})


def snake(alpha):
    return lambda x: x + torch.sin(alpha * x).square() / alpha


def hardsigmoid(x):
    """torch.nn.Hardsigmoid's own backward has 1/6 as a float, and no second derivative."""
    return nn.functional.relu6(x + 3) / 6


# the C++ type, and PyTorch's; of what PyTorch has no module the formula
ACTIVATIONS = {
    "Identity": nn.Identity(), "ReLU": nn.ReLU(), "Sigmoid": nn.Sigmoid(), "Tanh": nn.Tanh(),
    "LeakyReLU<>": nn.LeakyReLU(), "LeakyReLU<0.25>": nn.LeakyReLU(0.25), "PReLU<>": lambda x: nn.functional.prelu(x, torch.tensor([0.25])),
    "ReLU6": nn.ReLU6(), "ELU<>": nn.ELU(), "ELU<0.5>": nn.ELU(0.5), "SELU": nn.SELU(),
    "CELU<>": nn.CELU(), "CELU<2.5>": nn.CELU(2.5), "GELU": nn.GELU(), "GELUTanh": nn.GELU("tanh"),
    "SiLU": nn.SiLU(), "Mish": nn.Mish(), "Softplus<>": nn.Softplus(), "Softplus<2.5, 5.0>": nn.Softplus(2.5, 5),
    "Softsign": nn.Softsign(), "LogSigmoid": nn.LogSigmoid(), "Tanhshrink": nn.Tanhshrink(),
    "Hardtanh<>": nn.Hardtanh(), "Hardtanh<-0.5, 3.0>": nn.Hardtanh(-0.5, 3), "Hardsigmoid": hardsigmoid,
    "Hardswish": nn.Hardswish(), "Softshrink<>": nn.Softshrink(), "Softshrink<0.25>": nn.Softshrink(0.25),
    "Hardshrink<>": nn.Hardshrink(), "Hardshrink<1.0>": nn.Hardshrink(1),
    "Threshold<0.5, -2.0>": nn.Threshold(0.5, -2), "Sine<>": lambda x: torch.sin(30 * x),
    "Gaussian": lambda x: torch.exp(-x.square()), "Snake<>": snake(1), "Snake<0.5>": snake(0.5),
}


# where the second derivative jumps, and PyTorch's is that of the other side than its slope
JUMPS = {"ELU<>": 0, "ELU<0.5>": 0, "SELU": 0, "CELU<>": 0, "CELU<2.5>": 0, "Softplus<>": 20, "Softplus<2.5, 5.0>": 2}


class Formula(nn.Module):
    def __init__(self, formula):
        super().__init__()
        self.formula = formula

    def forward(self, x):
        return self.formula(x)


# name: widths, and the activations after each Linear
NETWORKS = {
    "first": ([5, 7, 9, 6, 11, 5, 3], lambda: [[nn.LeakyReLU()], [nn.ELU()], [nn.GELU()], [nn.PReLU(11)], [nn.Mish(), nn.Softplus()],
                                               [nn.Hardswish(), nn.SiLU()]]),
    "second": ([4, 9, 13, 7, 5], lambda: [[nn.ReLU6(), nn.CELU()], [nn.GELU("tanh"), nn.PReLU()], [nn.Softsign(), nn.LogSigmoid()],
                                          [nn.Hardtanh(), nn.SELU()]]),
    "third": ([3, 17, 11, 9, 3], lambda: [[nn.Tanhshrink(), Formula(snake(1))],
                                          [Formula(ACTIVATIONS["Gaussian"]), Formula(lambda x: torch.sin(3 * x))],
                                          [Formula(hardsigmoid), nn.Softshrink(0.125)], [nn.Hardshrink(0.125)]]),
}
SEEDS = {"first": 2, "second": 1, "third": 2}
KINKS_OF = {nn.LeakyReLU: [0], nn.ELU: [], nn.PReLU: [0], nn.Hardswish: [-3, 3], nn.ReLU6: [0, 6], nn.Hardtanh: [-1, 1], nn.SELU: [0],
            nn.Softshrink: [-0.125, 0.125], nn.Hardshrink: [-0.125, 0.125]}
BATCHES = [1, 2, 3, 16, 33, 64, 257]


def at_points(name):
    """Numbers at the points; None is a second derivative that there is none of: at a jump, and Mish's far out, NaN."""
    x = torch.tensor(GRID, requires_grad=True)
    y = ACTIVATIONS[name](x)
    slope, = torch.autograd.grad(y.sum(), x, create_graph=True)
    curvature, = torch.autograd.grad(slope.sum(), x, allow_unused=True) if slope.requires_grad else [None]
    curvatures = (torch.zeros_like(x) if curvature is None else curvature).tolist()
    return {"values": y.tolist(), "slopes": slope.tolist(),
            "curvatures": [None if c != c or JUMPS.get(name) == point else c for point, c in zip(GRID, curvatures)]}


def network(name, seed):
    torch.manual_seed(seed)
    widths, activations = NETWORKS[name]
    activations = activations()
    layers = []
    for i in range(len(widths) - 1):
        layers += [nn.Linear(widths[i], widths[i + 1])] + activations[i]
    return nn.Sequential(*layers)


def some(tensors):
    """Of many numbers the sum and every seventh."""
    numbers = numpy.concatenate([tensor.detach().numpy().flatten() for tensor in tensors])
    return {"sum": float(numbers.sum()), "every_seventh": numbers[::7].tolist()}


def batch(net, rows):
    """Loss, gradients and five steps, for a batch that NumPy draws with the number of rows as seed."""
    numpy.random.seed(rows)
    x = torch.tensor(numpy.random.uniform(-1, 1, (rows, net[0].in_features)), requires_grad=True)
    with torch.no_grad():
        outputs = net(x).shape[1]
    t = torch.tensor(numpy.random.uniform(-1, 1, (rows, outputs)))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    result = {"losses": []}
    for step in range(5):
        loss = nn.MSELoss()(net(x), t)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            result |= {"input": some([x.grad]), "gradients": some([p.grad for p in net.parameters()])}
        optimizer.step()
        result["losses"].append(loss.item())
    return result | {"parameters": some(net.parameters())}


def margin(name, seed):
    """How near to a kink any value comes, in all batches and steps: far enough for a float to be on the same side."""
    least = [1.0]

    def watch(kinks):
        return lambda _, values: least.append(min(float((values[0].detach() - kink).abs().min()) for kink in kinks))

    for rows in BATCHES:
        net = network(name, seed)
        for layer in net:
            if KINKS_OF.get(type(layer)):
                layer.register_forward_pre_hook(watch(KINKS_OF[type(layer)]))
        batch(net, rows)
    return min(least)


def make():
    torch.set_default_dtype(torch.float64)
    for name, seed in SEEDS.items():
        assert margin(name, seed) > 1e-5, f"another seed for {name}"
    return {
        "points": GRID,
        "activations": {name: at_points(name) for name in ACTIVATIONS},
        "networks": {name: {"seed": seed, "batches": {str(rows): batch(network(name, seed), rows) for rows in BATCHES}}
                     for name, seed in SEEDS.items()},
    }
