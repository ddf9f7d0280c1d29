# SPDX-License-Identifier: BSL-1.0
"""The benchmark's rows and engines: what each is, the figure it is quoted in, its best peer, and Lamina's goal."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """At most so many times a measured quantity; for `peak` at least such a part of it."""
    of: str  # sigmoid, peer, L2, time or peak
    limit: float
    aim: float | None = None
    peer: str = ""
    peak: float = 0  # GFLOP/s at which a goal in microseconds was set


@dataclass(frozen=True)
class Row:
    name: str
    title: str
    widths: tuple[int, ...]
    activation: str
    kind: str  # train, call (batch 1, each input depends on the last output) or forward
    batch: int
    best_peer: str
    goal: Goal
    unit: str
    per_ns: float  # the unit's figure of a step of 1 ns
    double: bool = False
    bias: bool = True
    last_activated: bool = False
    loss: str = ""
    rate: float = 0
    sigmoids: int = 0  # that wait for each other in a step: the ceiling where arithmetic is not

    @property
    def weights(self):
        return sum(takes * gives for takes, gives in zip(self.widths, self.widths[1:]))

    @property
    def flop(self):
        """Multiplications and additions of the contractions of a step: forward, and for training dW and dx as well."""
        times = 3 * self.weights - self.widths[0] * self.widths[1] if self.kind == "train" else self.weights
        return 2 * self.batch * times

    @property
    def weight_bytes(self):
        return (self.weights + self.bias * sum(self.widths[1:])) * (8 if self.double else 4)

    @property
    def network(self):
        what = "-".join(map(str, self.widths)) + " " + self.activation
        return f"{what}, {'double' if self.double else 'float'}, batch {self.batch:,}"


TEN_THOUSAND, THOUSAND = ("ms per 10,000 steps", 1e-2), ("ms per 1,000 steps", 1e-3)
CALL, STEP, BATCH = ("ns per call", 1), ("µs per step", 1e-3), ("ms per batch", 1e-6)
DENSE = (784, 512, 512, 10)


def regression(name, hidden, limit, unit):
    return Row(name, f"regression, {hidden:,} hidden", (1, hidden, 1), "relu", "train", 20, "eigen",
               Goal("peer", limit, peer="eigen"), *unit, loss="mse", rate=0.001)


def call(name, widths, activation, goal):
    return Row(name, "one call", widths, activation, "call", 1, "rtneural", goal, *CALL)


def classifier(name, widths, batch, goal):
    return Row(name, "classifier, a step", widths, "relu", "train", batch, "rltools", goal, *STEP, loss="cross_entropy",
               rate=0.01)


def inference(name, widths, batch, peer, goal):
    return Row(name, "inference", widths, "relu", "forward", batch, peer, goal, *BATCH)


ROWS = {row.name: row for row in (
    Row("W1", "OR gate, perceptron", (2, 1), "sigmoid", "train", 4, "plain", Goal("sigmoid", 1.6), *TEN_THOUSAND,
        double=True, last_activated=True, loss="l1_sum", rate=0.05, sigmoids=1),
    Row("W2", "OR gate, one hidden layer", (2, 3, 1), "sigmoid", "train", 4, "eigen", Goal("peer", 0.90, peer="eigen"),
        *TEN_THOUSAND, double=True, bias=False, last_activated=True, loss="mse", rate=0.05, sigmoids=2),
    regression("W3a", 10, 0.90, TEN_THOUSAND),
    regression("W3b", 1000, 0.35, THOUSAND),
    call("W4a", (1, 8, 8, 1), "tanh", Goal("peer", 0.85, peer="rtneural")),
    call("W4b", (8, 32, 32, 4), "relu", Goal("peer", 0.85, peer="rtneural")),
    call("W4c", (64, 64, 64, 64, 64), "tanh", Goal("L2", 1.03)),
    call("W4d", (784, 128, 10), "relu", Goal("L2", 1.03)),
    classifier("W5a", (64, 32, 10), 32, Goal("time", 3.6, peak=117)),
    classifier("W5b", DENSE, 64, Goal("peak", 0.88, 0.92)),
    classifier("W5c", DENSE, 256, Goal("peak", 0.90, 0.94)),
    inference("W6a", (64, 64, 64, 64, 64), 65536, "libxsmm", Goal("peak", 0.92, 0.95)),
    inference("W6b", DENSE, 1024, "onednn", Goal("peak", 0.95)),
    inference("W6c", (1024, 4096, 1024), 256, "onednn", Goal("peak", 0.90, 0.93)),
)}

# What Python engines run of the sweep; the programs run more widths and batches.
SWEEP = {row.name: row for row in (
    inference(f"sweep/{width}/{batch}", (width, width, width), batch, "eigen", Goal("peer", 1, peer="eigen"))
    for width in (8, 16, 32, 64, 128, 256, 512, 1024) for batch in (1, 64))}

# What an engine is called in tables; those of Lamina first, the rest in the order of the tables.
ENGINES = {
    "lamina_run": "Lamina, run", "lamina_step": "Lamina, step", "lamina": "Lamina", "plain": "plain loops",
    "plain_fused": "plain fused loops", "eigen": "Eigen", "openblas": "OpenBLAS", "onednn": "oneDNN", "dlib": "dlib",
    "fann": "FANN", "rtneural": "RTNeural", "rltools": "RLtools", "libxsmm": "libxsmm", "torch_eager": "PyTorch, eager",
    "torch_compile": "PyTorch, compiled", "torch_script": "PyTorch, TorchScript", "jax": "JAX, jit",
    "jax_loop": "JAX, steps in one jit", "onnxruntime": "ONNX Runtime"}


def label(engine):
    """An engine's name in tables; a variant such as eigen_clang keeps what follows the engine's own name."""
    known = max((name for name in ENGINES if belongs(engine, name)), key=len, default=None)
    return ENGINES[known] + engine[len(known):].replace("_", " ") if known else engine


def belongs(engine, name):
    return engine == name or engine.startswith(name + "_")


def is_ours(engine):
    """Lamina as the run's own compiler makes it."""
    return belongs(engine, "lamina") and not engine.endswith("_clang")


def is_peer(engine):
    return not belongs(engine, "lamina")


def is_torch(engine):
    return belongs(engine, "torch")


def order(engine):
    """Lamina first, then as in ENGINES, then by name."""
    names = list(ENGINES)
    return names.index(engine) if engine in names else len(names), engine
