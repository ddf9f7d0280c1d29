# SPDX-License-Identifier: BSL-1.0
"""What run.sh measures of PyTorch: eager, compiled, and a step in a CUDA graph. A line of JSON each."""
import json
import time

import torch
from torch import nn


def network(*widths, activation=nn.ReLU, last=False, dtype=torch.float32):
    layers = []
    for index, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if last or index + 2 < len(widths):
            layers.append(activation())
    return nn.Sequential(*layers).to("cuda", dtype)


def least(repeats, work):
    best = float("inf")
    for _ in range(repeats):
        torch.cuda.synchronize()
        start = time.perf_counter()
        work()
        torch.cuda.synchronize()
        best = min(best, 1e3 * (time.perf_counter() - start))
    return best


def report(engine, name, dtype, count, ms):
    single = "tf32" if torch.backends.cuda.matmul.allow_tf32 else "float"
    kind = {torch.float32: single, torch.float64: "double"}[dtype]
    print(json.dumps({"engine": engine, "name": name, "type": kind, "count": count, "ms": ms}), flush=True)


def training(name, net, rows, steps, dtype):
    x = torch.rand(rows, net[0].in_features, device="cuda", dtype=dtype)
    t = torch.rand(rows, [layer for layer in net if isinstance(layer, nn.Linear)][-1].out_features,
                   device="cuda", dtype=dtype)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    loss = nn.MSELoss()

    def step(model=net):
        optimizer.zero_grad(set_to_none=False)
        loss(model(x), t).backward()
        optimizer.step()

    def repeat(one, count):
        for _ in range(count):
            one()

    side = torch.cuda.Stream()
    with torch.cuda.stream(side):
        repeat(step, 3)
    torch.cuda.current_stream().wait_stream(side)
    few = min(steps, 1000)  # eager steps all take the same
    report("torch eager", name, dtype, steps, least(3, lambda: repeat(step, few)) * steps / few)
    compiled = torch.compile(net)
    repeat(lambda: step(compiled), 3)
    report("torch compiled", name, dtype, steps, least(3, lambda: repeat(lambda: step(compiled), few)) * steps / few)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    report("torch graph", name, dtype, steps, least(3, lambda: repeat(graph.replay, steps)))


def products(name, widths, rows, steps):
    """The products of a training step alone, by the algorithms that PyTorch lets cuBLAS choose, in a CUDA graph."""
    x = {width: torch.rand(rows, width, device="cuda") for width in widths}
    layers = [(inputs, outputs, torch.rand(outputs, inputs, device="cuda"))
              for inputs, outputs in zip(widths, widths[1:])]

    def step():
        for index, (inputs, outputs, weight) in enumerate(layers):
            torch.mm(x[inputs], weight.t())
            torch.mm(x[outputs].t(), x[inputs])
            if index > 0:
                torch.mm(x[outputs], weight)

    step()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    ms = least(3, lambda: [graph.replay() for _ in range(steps)])
    report("torch.mm's products alone", name, torch.float32, steps, ms)


def wide(name, widths, rows):
    for tf32 in (False, True):
        torch.backends.cuda.matmul.allow_tf32 = tf32
        training(name, network(*widths), rows, 100, torch.float32)
        products(name, widths, rows, 100)
    torch.backends.cuda.matmul.allow_tf32 = False


def inference(name, net, rows):
    x = torch.rand(rows, net[0].in_features, device="cuda")
    with torch.inference_mode():
        net(x)
        report("torch eager", name, torch.float32, rows, least(5, lambda: net(x)))
        compiled = torch.compile(net)
        compiled(x)
        report("torch compiled", name, torch.float32, rows, least(5, lambda: compiled(x)))


torch.manual_seed(1)
torch.backends.cuda.matmul.allow_tf32 = False  # single precision, as Lamina's
double = torch.float64
training("training 2-1", network(2, 1, activation=nn.Sigmoid, last=True, dtype=double), 4, 10_000, double)
training("training 2-3-1", network(2, 3, 1, activation=nn.Sigmoid, last=True, dtype=double), 4, 10_000, double)
training("training 2-3-1", network(2, 3, 1, activation=nn.Sigmoid, last=True), 4, 10_000, torch.float32)
training("training 1-10-1", network(1, 10, 1), 20, 10_000, torch.float32)
training("training 64-64-10", network(64, 64, 10), 64, 1_000, torch.float32)
wide("training 784-512-512-10", (784, 512, 512, 10), 256)
wide("training 1024-1024-1024-1024", (1024, 1024, 1024, 1024), 1024)
inference("inference 64-64-64-64-64", network(64, 64, 64, 64, 64), 2**18)
inference("inference 1024-1024-1024-1024", network(1024, 1024, 1024, 1024), 2**14)
