"""The report's figures of a GPU, where benchmarks/gpu/run.sh has been run on one and its results.json was kept."""
import json
import os

from drawing import BLUE, ORANGE, axes, environment, picture

KEPT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "results", "gpu", "results.json")
GPU, CORE, ALONE = "lamina", "lamina, one core", "cuBLASLt's products alone"
DOCUMENTS = {"000": ("training 2-1", "double"), "001": ("training 2-3-1", "double"), "002": ("training 1-10-1", "float")}
CROSSOVERS = {"a step by width": ("width of two layers, batch 256", "ms a step"),
              "inference by batch": ("rows through 64-64-64-64-64", "ms"),
              "10,000 steps by networks": ("networks 2-3-1 at once", "ms")}


def faster_from(gpu, core):
    """The least size from which on a GPU is faster than a core at all sizes measured, or None."""
    both = sorted(set(gpu) & set(core))
    slower = [size for size in both if gpu[size] >= core[size]]
    faster = [size for size in both if not slower or size > max(slower)]
    return faster[0] if faster else None


def crossover_words(gpu, core):
    first, both = faster_from(gpu, core), sorted(set(gpu) & set(core))
    if not both:
        return "no core was measured beside it"
    if first is None:
        return f"the core is faster up to {both[-1]:,}"
    return "the GPU is faster at all sizes" if first == both[0] else f"the GPU is faster from {first:,} on"


def draw_crossovers(rows):
    """Time against size, of the GPU and of a core of the same machine."""
    figure, grid = axes(4.2 * len(CROSSOVERS), 3.2, ncols=len(CROSSOVERS), squeeze=False)
    for ax, (name, (size, unit)) in zip(grid[0], CROSSOVERS.items()):
        curves = {engine: {row["count"]: row["ms"][engine] for row in rows
                           if row["name"] == name and engine in row["ms"]} for engine in (GPU, CORE)}
        for engine, color in ((GPU, BLUE), (CORE, ORANGE)):
            if curves[engine]:
                ax.plot(*zip(*sorted(curves[engine].items())), color=color, marker="o", markersize=4,
                        label="GPU" if engine == GPU else "one core")
        ax.set(xscale="log", yscale="log", xlabel=size, ylabel=unit)
        ax.set_title(crossover_words(curves[GPU], curves[CORE]), fontsize=9)
        if any(curves.values()):
            ax.legend(fontsize=8)
    figure.tight_layout()
    return picture(figure, "from which size a GPU is faster than a core")


def bandwidth(rows):
    """Bytes a ms that a copy on the device reads and writes, or None."""
    found = [2 * row["count"] / row["ms"][GPU] for row in rows if row["name"] == "copy"]
    return max(found, default=None)


def judged(rows):
    """Goals and floors of a run: what, how far it came, and whether a goal was met (None where there is no goal)."""
    for row in rows:
        ours, name, kind, count = row["ms"].get(GPU), row["name"], row["type"], row["count"]
        if ours is None:
            continue
        if name == "training 2-3-1" and kind == "double":
            yield f"{count:,} steps of 2-3-1 in double, at most 6 ms", f"{ours:.3g} ms", ours <= 6
        if name == "ensemble 2-3-1" and count >= 1_000_000:
            goal, rate = 1e6 if kind == "float" else 5e5, 1e3 * count / ours
            yield f"trainings of 2-3-1 a second in {kind}, at least {goal:,.0f}", f"{rate:,.0f}", rate >= goal
        if ALONE in row["ms"]:
            ratio = ours / row["ms"][ALONE]
            yield f"{name} in {kind}, at most 1.10 of its products alone", f"{ratio:.2f}", ratio <= 1.10
        if name == "inference 64-64-64-64-64" and bandwidth(rows):
            floor = count * 2 * 64 * 4 / bandwidth(rows)
            yield (f"{name}, {count:,} rows, beside reading and writing them ({floor:.3g} ms)", f"{ours / floor:.2f} times",
                   None)


def beside_torch(times):
    """Lamina's time beside the quickest of PyTorch's."""
    torch = {engine: ms for engine, ms in times.items() if engine.startswith("torch ")}
    if GPU not in times or not torch:
        return ""
    best = min(torch, key=torch.get)
    ratio = torch[best] / times[GPU]
    return f"{ratio:.3g} times as fast as {best}" if ratio >= 1 else f"{1 / ratio:.3g} times as slow as {best}"


def kept(path=KEPT):
    """The run that was kept, or None."""
    if not os.path.exists(path):
        return None
    with open(path) as file:
        return json.load(file)


def seconds(key):
    """What a document's training took in the run that was kept, or None."""
    name, kind = DOCUMENTS.get(key, (None, None))
    rows = (kept() or {"rows": []})["rows"]
    times = [row["ms"][GPU] for row in rows if (row["name"], row["type"]) == (name, kind)]
    return min(times) / 1e3 if times else None


def section(run):
    """A run as HTML; without one, how to make it."""
    if run is None:
        return ('<p class="missing">No GPU has run this yet: <code>benchmarks/gpu/run.sh</code> measures one beside PyTorch '
                "and beside a core, and its results belong into benchmarks/results/gpu.</p>")
    rows = run["rows"]
    table = [row for row in rows if row["name"] not in CROSSOVERS]
    engines = sorted({engine for row in table for engine in row["ms"]}, key=lambda engine: (engine != GPU, engine))
    return environment().get_template("gpu.html").render(
        machine=run["machine"], rows=table, engines=engines, crossovers=draw_crossovers(rows), judged=list(judged(rows)),
        beside_torch=beside_torch)
