#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""PyTorch, JAX and ONNX Runtime on the benchmark's rows, in Google Benchmark's JSON.

usage: python.py --out python.json [--engines torch_eager,jax] [--rows W1,W5b] [--threads 2] [--seconds 0.1]

Every engine starts from the same numbers, and its result is compared with NumPy's in long double (large rows: double)
before it is timed: a wrong one is not timed. A step is the whole of it: gradients to zero, forward, loss, backward,
update. A call has ended before the next begins, so that no input need be made from the last output. On one thread the
time is the process's CPU time, on several that of the clock. `python.py --list` prints which engines this Python has.
"""
import argparse
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from rows import ROWS, SWEEP  # noqa: E402


def checked_steps(row):
    """After so many steps of training the parameters are compared."""
    return 100 if row.flop < 1e7 else 10 if row.flop < 5e8 else 3


# ---- the same problem for everyone, and its answer by NumPy ------------------------------------------------------

class Problem:
    """A row's parameters and data, drawn once: Linear layers as PyTorch draws them, inputs uniform in [0, 1)."""

    def __init__(self, row, numpy):
        self.row, self.numpy = row, numpy
        self.type = numpy.float64 if row.double else numpy.float32
        random = numpy.random.default_rng(2)
        shapes = list(zip(row.widths, row.widths[1:]))
        self.weights = [random.uniform(-1, 1, (gives, takes)).astype(self.type) / self.type(takes) ** 0.5
                        for takes, gives in shapes]
        self.biases = [(random.uniform(-1, 1, gives) * row.bias).astype(self.type) / self.type(takes) ** 0.5
                       for takes, gives in shapes]
        self.x = random.uniform(0, 1, (row.batch, row.widths[0])).astype(self.type)
        self.truth = None
        if row.loss == "cross_entropy":
            self.truth = random.integers(0, row.widths[-1], row.batch)
        elif row.widths[0] == 2:
            self.x = numpy.array([[0, 0], [0, 1], [1, 0], [1, 1]], self.type)
            self.truth = numpy.array([[0], [1], [1], [1]], self.type)
        elif row.kind == "train":
            self.x = 6 * self.x - 3
            self.truth = self.x ** 2

    def activated(self):
        """For each layer whether its activation follows."""
        return [True] * (len(self.weights) - 1) + [self.row.last_activated]

    def exact(self):
        """The outputs, or for training the parameters after the checked steps, in long double (double: large rows)."""
        wide = self.numpy.longdouble if self.row.flop < 1e6 else self.numpy.float64
        weights, biases = [w.astype(wide) for w in self.weights], [b.astype(wide) for b in self.biases]
        if self.row.kind != "train":
            return [self.forward(weights, biases, self.x.astype(wide))[-1]]
        for _ in range(checked_steps(self.row)):
            self.train(weights, biases, self.x.astype(wide))
        return weights + biases * self.row.bias

    def forward(self, weights, biases, x):
        np, values = self.numpy, [x]
        function = {"sigmoid": lambda y: 1 / (1 + np.exp(-y)), "tanh": np.tanh, "relu": lambda y: np.maximum(y, 0)}
        for w, b, activated in zip(weights, biases, self.activated()):
            y = values[-1] @ w.T + b
            values.append(function[self.row.activation](y) if activated else y)
        return values

    def train(self, weights, biases, x):
        np, values = self.numpy, self.forward(weights, biases, x)
        slope = {"sigmoid": lambda f: f * (1 - f), "relu": lambda f: f > 0}[self.row.activation]
        gradient = self.loss_gradient(values[-1])
        for i in reversed(range(len(weights))):
            if self.activated()[i]:
                gradient = gradient * slope(values[i + 1])
            dw, db = gradient.T @ values[i], gradient.sum(axis=0)
            gradient = gradient @ weights[i]
            weights[i] = weights[i] - np.asarray(self.row.rate, dw.dtype) * dw
            biases[i] = biases[i] - np.asarray(self.row.rate, dw.dtype) * db * self.row.bias

    def loss_gradient(self, y):
        np = self.numpy
        if self.row.loss == "l1_sum":
            return np.sign(y - self.truth)
        if self.row.loss == "mse":
            return 2 * (y - self.truth) / y.size
        p = np.exp(y - y.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(p)), self.truth] -= 1
        return p / len(p)

    def error(self, numbers):
        """The largest difference from the exact numbers, relative to the largest of each array."""
        np = self.numpy
        return max(float(np.abs(np.asarray(mine).reshape(exact.shape) - exact).max() / np.abs(exact).max())
                   for mine, exact in zip(numbers, self.exact(), strict=True))


# ---- engines: each gives run(n), n steps or calls, and result(), the numbers to check ----------------------------

class Torch:
    def __init__(self, problem, threads, how="eager"):
        import torch
        self.torch, self.problem, self.row = torch, problem, problem.row
        torch.set_num_threads(threads)
        self.x = torch.from_numpy(problem.x.copy())
        self.model = self.module()
        self.forward = self.model
        if how == "script":
            self.forward = torch.jit.freeze(torch.jit.script(self.model.eval())) if self.row.kind != "train" \
                else torch.jit.script(self.model)
        if self.row.kind == "train":
            self.truth = torch.from_numpy(problem.truth)
            self.loss = {"l1_sum": torch.nn.L1Loss(reduction="sum"), "mse": torch.nn.MSELoss(),
                         "cross_entropy": torch.nn.CrossEntropyLoss()}[self.row.loss]
            self.optimizer = torch.optim.SGD(self.model.parameters(), lr=self.row.rate)
        self.evaluate = self.training_loss if self.row.kind == "train" else self.forward
        if how == "compile":
            torch._dynamo.reset()
            self.evaluate = torch.compile(self.evaluate)

    def module(self):
        torch, layers = self.torch, []
        activation = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[self.row.activation]
        for w, b, activated in zip(self.problem.weights, self.problem.biases, self.problem.activated()):
            layer = torch.nn.Linear(w.shape[1], w.shape[0], bias=self.row.bias)
            with torch.no_grad():
                layer.weight = torch.nn.Parameter(torch.from_numpy(w.copy()))
                if self.row.bias:
                    layer.bias = torch.nn.Parameter(torch.from_numpy(b.copy()))
            layers += [layer, activation()] if activated else [layer]
        return torch.nn.Sequential(*layers)

    def training_loss(self):
        return self.loss(self.forward(self.x), self.truth)

    def run(self, n):
        if self.row.kind == "train":
            for _ in range(n):
                self.optimizer.zero_grad()
                self.evaluate().backward()
                self.optimizer.step()
            return
        with self.torch.inference_mode():
            for _ in range(n):
                self.evaluate(self.x)

    def result(self):
        if self.row.kind == "train":
            return [p.detach().numpy() for p in self.sorted_parameters()]
        with self.torch.inference_mode():
            return [self.evaluate(self.x).numpy()]

    def sorted_parameters(self):
        """The weights, then the biases."""
        return sorted(self.model.parameters(), key=lambda p: -p.dim())


class Jax:
    """Weights are kept (inputs, outputs), as JAX's libraries keep them."""

    def __init__(self, problem, threads, loop=False):
        import jax
        self.jax, self.problem, self.row, self.loop = jax, problem, problem.row, loop
        self.parameters = [(jax.numpy.array(w.T), jax.numpy.array(b) if problem.row.bias else None)
                           for w, b in zip(problem.weights, problem.biases)]
        self.x = jax.numpy.asarray(problem.x)
        self.step = jax.jit(self.training_step)
        self.steps = jax.jit(self.training_steps)
        self.call = jax.jit(self.forward)

    def forward(self, parameters, x):
        jax = self.jax
        function = {"sigmoid": jax.nn.sigmoid, "tanh": jax.numpy.tanh, "relu": jax.nn.relu}[self.row.activation]
        for (w, b), activated in zip(parameters, self.problem.activated()):
            x = x @ w if b is None else x @ w + b
            x = function(x) if activated else x
        return x

    def loss(self, parameters):
        jax, truth = self.jax, self.problem.truth
        y = self.forward(parameters, self.x)
        if self.row.loss == "l1_sum":
            return jax.numpy.abs(y - truth).sum()
        if self.row.loss == "mse":
            return ((y - truth) ** 2).mean()
        return -jax.nn.log_softmax(y)[jax.numpy.arange(len(truth)), truth].mean()

    def training_step(self, parameters):
        gradient = self.jax.grad(self.loss)(parameters)
        return self.jax.tree_util.tree_map(lambda p, g: p - self.row.rate * g, parameters, gradient)

    def training_steps(self, parameters, n):
        return self.jax.lax.fori_loop(0, n, lambda _, p: self.training_step(p), parameters)

    def run(self, n):
        if self.row.kind == "train":
            if self.loop:
                self.parameters = self.steps(self.parameters, n)
            else:
                for _ in range(n):
                    self.parameters = self.step(self.parameters)
            self.jax.block_until_ready(self.parameters)
        else:
            for _ in range(n):
                self.call(self.parameters, self.x).block_until_ready()

    def result(self):
        if self.row.kind != "train":
            return [self.call(self.parameters, self.x)]
        return [w.T for w, _ in self.parameters] + [b for _, b in self.parameters if b is not None]


class Onnx:
    def __init__(self, problem, threads):
        import onnxruntime
        self.x = problem.x
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(self.model(problem), options, providers=["CPUExecutionProvider"])

    @staticmethod
    def model(problem):
        from onnx import TensorProto, helper, numpy_helper
        nodes, constants, value = [], [], "x"
        for i, (w, b, activated) in enumerate(zip(problem.weights, problem.biases, problem.activated())):
            constants += [numpy_helper.from_array(w, f"w{i}"), numpy_helper.from_array(b, f"b{i}")]
            nodes.append(helper.make_node("Gemm", [value, f"w{i}", f"b{i}"], [f"y{i}"], transB=1))
            value = f"y{i}"
            if activated:
                kind = {"relu": "Relu", "tanh": "Tanh", "sigmoid": "Sigmoid"}[problem.row.activation]
                nodes.append(helper.make_node(kind, [value], [f"f{i}"]))
                value = f"f{i}"

        def array(name, width):
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, [problem.row.batch, width])

        widths = problem.row.widths
        graph = helper.make_graph(nodes, "row", [array("x", widths[0])], [array(value, widths[-1])], constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8).SerializeToString()

    def run(self, n):
        for _ in range(n):
            self.session.run(None, {"x": self.x})

    def result(self):
        return self.session.run(None, {"x": self.x})


ENGINES = {  # name: (modules, how it is made, kinds of row, whether its thread count can be chosen)
    "torch_eager": (["torch"], Torch, ("train", "call", "forward"), True),
    "torch_compile": (["torch"], lambda p, n: Torch(p, n, "compile"), ("train", "call", "forward"), True),
    "torch_script": (["torch"], lambda p, n: Torch(p, n, "script"), ("train", "call", "forward"), True),
    "jax": (["jax"], Jax, ("train", "call", "forward"), False),
    "jax_loop": (["jax"], lambda p, n: Jax(p, n, loop=True), ("train",), False),
    "onnxruntime": (["onnxruntime", "onnx"], Onnx, ("call", "forward"), True),
}


# ---- timing ------------------------------------------------------------------------------------------------------

def seconds_of(engine, n):
    """Seconds of the clock and of the processor for n steps."""
    start = time.perf_counter(), time.process_time()
    engine.run(n)
    return time.perf_counter() - start[0], time.process_time() - start[1]


def repeats_of(engine, seconds, repeats):
    """Warms up, finds how many steps take so long, and times them: the steps, and each repeat's seconds."""
    n = 1
    seconds_of(engine, n)
    while (taken := seconds_of(engine, n)[1]) < seconds / 2 and n < 1 << 24:
        n = max(2 * n, min(64 * n, int(n * seconds / max(taken, 1e-9))))
    return n, [seconds_of(engine, n) for _ in range(repeats)]


def latencies(engine, calls):
    """p50, p99, p99.9 and the longest of single calls, in ns."""
    engine.run(100)
    times = []
    for _ in range(calls):
        start = time.perf_counter_ns()
        engine.run(1)
        times.append(time.perf_counter_ns() - start)
    times.sort()
    return {name: times[min(calls - 1, int(calls * part))]
            for name, part in (("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("max", 1))}


def entry(name, repetition, seconds, steps, **counters):
    return {"name": name, "run_name": name, "run_type": "iteration", "repetition_index": repetition, "threads": 1,
            "iterations": 1, "real_time": seconds[0] * 1e9, "cpu_time": seconds[1] * 1e9, "time_unit": "ns",
            "steps": steps, **counters}


def measure(row, name, options, numpy):
    """The benchmark entries of an engine on a row; a line is printed for each."""
    make, problem = ENGINES[name][1], Problem(row, numpy)
    engine = make(problem, options.threads)
    if row.kind == "train":
        engine.run(checked_steps(row))
    error = problem.error(engine.result())
    if not error < (1e-10 if row.double else 1e-3):
        raise ArithmeticError(f"its result is off by {error:.1e}")
    n, times = repeats_of(engine, options.seconds, options.repeats)
    one = options.threads == 1
    least = min(seconds[one] for seconds in times) / n * 1e9
    print(f"  {row.name:<13} {name:<14} {least:14,.0f} ns, error {error:.1e}", flush=True)
    full_name = f"{row.name}/{name}" if one else f"threads/{row.name}/{options.threads}/{name}/real_time"
    entries = [entry(full_name, i, seconds, n, flop=row.flop, error=error) for i, seconds in enumerate(times)]
    if row.kind == "call" and options.calls:
        numbers = latencies(engine, options.calls)
        entries.append(entry(f"latency/{row.name}/{name}", 0, [numbers["p50"] / 1e9] * 2, 1, **numbers))
    return entries


# ---- the program -------------------------------------------------------------------------------------------------

def version_of(module):
    try:
        return __import__(module).__version__
    except Exception:  # a broken package is a missing one
        return None


def available():
    """The engines of this Python and their modules' versions; before PyTorch 2 TorchScript is the compiled one."""
    versions = {module: version_of(module) for module in ("numpy", "torch", "jax", "onnxruntime", "onnx")}
    names = [name for name, (modules, *_) in ENGINES.items() if all(versions[module] for module in modules)]
    if versions["torch"]:
        names.remove("torch_script" if int(versions["torch"].split(".")[0]) >= 2 else "torch_compile")
    if versions["onnxruntime"] and not versions["onnx"]:
        print("ONNX Runtime is skipped: the package onnx, which makes its models, is not there", file=sys.stderr)
    return names if versions["numpy"] else [], {name: version for name, version in versions.items() if version}


def pin(threads):
    """Holds this process to its last CPUs, and the libraries to so many threads; before any of them is imported."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-threads:])
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(threads)
    os.environ["JAX_PLATFORMS"] = "cpu"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
    os.environ.pop("DISPLAY", None)


def main():
    parser = argparse.ArgumentParser(description="PyTorch, JAX and ONNX Runtime on the benchmark's rows")
    parser.add_argument("--out", default="python.json")
    parser.add_argument("--engines", help="some of " + ", ".join(ENGINES))
    parser.add_argument("--rows", default=",".join(ROWS), help="some of the rows, or `sweep`")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0.1, help="a repeat")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--calls", type=int, default=20000, help="single calls of the latency distribution; 0: none")
    parser.add_argument("--list", action="store_true", help="print this Python's engines and versions as JSON")
    options = parser.parse_args()

    pin(options.threads)
    engines, versions = available()
    if options.list:
        print(json.dumps({"engines": engines, "versions": versions}))
        return
    import numpy
    wanted = options.engines.split(",") if options.engines else engines
    engines = [name for name in wanted if name in engines and (options.threads == 1 or ENGINES[name][3])]
    if "jax" in engines or "jax_loop" in engines:
        __import__("jax").config.update("jax_enable_x64", True)
    print(", ".join(f"{name} {version}" for name, version in versions.items()) + f"; threads: {options.threads}, CPUs: "
          + ", ".join(map(str, sorted(os.sched_getaffinity(0)))), flush=True)

    entries = []
    for row in SWEEP.values() if options.rows == "sweep" else map(ROWS.get, options.rows.split(",")):
        for name in engines:
            if row.kind in ENGINES[name][2]:
                try:
                    entries += measure(row, name, options, numpy)
                except Exception as error:  # one engine's failure is no reason to lose the others'
                    why = (str(error).splitlines() or [""])[0]
                    print(f"  {row.name:<13} {name:<14} not timed: {type(error).__name__}: {why}", flush=True)
    with open(options.out, "w") as file:
        json.dump({"context": {"versions": versions}, "benchmarks": entries}, file, indent=1)


if __name__ == "__main__":
    main()
