"""The four documents in NumPy and PyTorch, as they print them: what the report holds itself against.

`python3 pytorch.py` prints JSON; without PyTorch {"torch": null}. Each function's lines are counted as its document's
program; the time is that of its 10,000 steps.
"""
import inspect
import json
import time

import numpy

try:
    import torch
except ImportError:
    torch = None

STEPS = 10000


def numpy_000():
    def sigmoid(x):
        return 1.0 / (1.0 + numpy.exp(-x))

    numpy.random.seed(1)
    x = numpy.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    truth = numpy.array([0, 1, 1, 1]).reshape(-1, 1)
    weights = numpy.random.rand(2, 1)
    bias = numpy.random.rand(1)[0]
    start = time.time()
    for i in range(STEPS):
        y = numpy.dot(x, weights) + bias
        f = sigmoid(y)
        error = numpy.abs(f - truth)
        dE_df = error / (f - truth)
        df_dy = sigmoid(y) * (1.0 - sigmoid(y))
        dE_dy = dE_df * df_dy
        dE_dw = numpy.dot(x.T, dE_dy)
        weights -= 0.05 * dE_dw
        bias -= 0.05 * dE_dy.sum()
    seconds = time.time() - start
    return seconds, [*weights.flatten(), bias]


def torch_000():
    x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    truth = torch.tensor([[0], [1], [1], [1]], dtype=torch.float64)
    model = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Sigmoid())
    numpy.random.seed(1)
    with torch.no_grad():
        model[0].weight = torch.nn.Parameter(torch.from_numpy(numpy.random.rand(1, 2)))
        model[0].bias = torch.nn.Parameter(torch.from_numpy(numpy.random.rand(1)))
    loss = torch.nn.L1Loss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    start = time.time()
    for i in range(STEPS):
        error = loss(model(x), truth)
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
    seconds = time.time() - start
    return seconds, [*model[0].weight.flatten().tolist(), model[0].bias.item()]


def numpy_001():
    def sigmoid(x):
        return 1.0 / (1.0 + numpy.exp(-x))

    x = numpy.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    truth = numpy.array([[0.0], [1.0], [1.0], [1.0]])
    numpy.random.seed(1)
    v = numpy.random.rand(2, 3)
    w = numpy.random.rand(3, 1)
    start = time.time()
    for i in range(STEPS):
        g = sigmoid(numpy.dot(x, v))
        f = sigmoid(numpy.dot(g, w))
        error = numpy.power(f - truth, 2)
        dE_df = 0.5 * (f - truth)
        dE_dy = dE_df * f * (1.0 - f)
        dE_dw = numpy.dot(g.T, dE_dy)
        dE_dg = numpy.dot(dE_dy, w.T)
        dE_dyhat = dE_dg * g * (1.0 - g)
        dE_dv = numpy.dot(x.T, dE_dyhat)
        v -= 0.05 * dE_dv
        w -= 0.05 * dE_dw
    seconds = time.time() - start
    return seconds, [*v.flatten(), *w.flatten()]


def torch_001():
    x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    truth = torch.tensor([[0], [1], [1], [1]], dtype=torch.float64)
    model = torch.nn.Sequential(torch.nn.Linear(2, 3, bias=False), torch.nn.Sigmoid(),
                                torch.nn.Linear(3, 1, bias=False), torch.nn.Sigmoid())
    numpy.random.seed(1)
    with torch.no_grad():
        model[0].weight = torch.nn.Parameter(torch.from_numpy(numpy.random.rand(2, 3).T))
        model[2].weight = torch.nn.Parameter(torch.from_numpy(numpy.random.rand(3, 1).T))
    loss = torch.nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    start = time.time()
    for i in range(STEPS):
        error = loss(model(x), truth)
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
    seconds = time.time() - start
    return seconds, [*model[0].weight.T.flatten().tolist(), *model[2].weight.flatten().tolist()]


def torch_002():
    torch.manual_seed(2)
    numpy.random.seed(2)

    def make_network(n_hidden):
        return torch.nn.Sequential(torch.nn.Linear(1, n_hidden), torch.nn.ReLU(), torch.nn.Linear(n_hidden, 1))

    for n_hidden in (5, 1, 2, 1000):
        make_network(n_hidden)
    x = numpy.random.uniform(-3, 3, size=(20, 1)).astype("float32")
    y = x ** 2
    network = make_network(10)
    criterion = torch.nn.MSELoss()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.001)
    start = time.time()
    for i in range(STEPS):
        loss = criterion(network(torch.tensor(x)), torch.tensor(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    seconds = time.time() - start
    return seconds, [number for p in network.parameters() for number in p.flatten().tolist()]


def torch_003():
    net = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.Sigmoid(), torch.nn.Linear(1, 1), torch.nn.Sigmoid()).double()
    with torch.no_grad():
        for parameter, number in zip(net.parameters(), (1.58, -0.14, 2.45, -0.11)):
            parameter.fill_(number)
    x = torch.tensor([0.8], dtype=torch.float64)
    target = torch.tensor([1.0], dtype=torch.float64)
    criterion = torch.nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    start = time.time()
    for i in range(STEPS):
        loss = criterion(net(x), target)
        net.zero_grad()
        loss.backward()
        optimizer.step()
        if i == 0:
            first = [*(p.item() for p in net.parameters()), net(x).item()]
    seconds = time.time() - start
    return seconds, first


def lines(function):
    """Lines of code: neither blank, nor a comment, nor the clock's."""
    source = inspect.getsource(function).splitlines()
    return sum(1 for line in source if line.strip() and not line.strip().startswith("#") and "time.time" not in line)


def run(function):
    seconds, exact = function()
    return {"seconds": seconds, "exact": [float(number) for number in exact], "lines": lines(function)}


if __name__ == "__main__":
    result = {"numpy": numpy.__version__, "torch": torch.__version__ if torch else None,
              "numpy_000": run(numpy_000), "numpy_001": run(numpy_001)}
    if torch:
        torch.set_num_threads(1)
        for function in (torch_000, torch_001, torch_002, torch_003):
            result[function.__name__] = run(function)
        x = torch.arange(-10, 10, 0.1, dtype=torch.float64)
        result["sigmoid"] = torch.nn.Sigmoid()(x).tolist()
    print(json.dumps(result))
