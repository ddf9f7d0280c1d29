"""Turns the numbers of the main job into one self-contained HTML file: tables by jinja2, drawings by matplotlib."""
import json
import math
import os
import re
import subprocess
from statistics import mean, median

import gpu
import restarts
import training
from drawing import BLUE, GRAY, GREEN, ORANGE, RED, axes, environment, picture, plt, svg_image

# What the documents say of their own machines: seconds for 10,000 steps.
DOCUMENT_SECONDS = {"000": {"NumPy": 1.9, "PyTorch": 8.6, "PyTorch, GPU": 23.1}, "001": {"NumPy": 2.1, "PyTorch": 10.3}}
PROGRAMS = {"000": "or_perceptron", "001": "or_hidden", "002": "regression", "003": "hello_world"}


# ---- figures -------------------------------------------------------------------------------------------------------

def loss_curves(curves, title, alt):
    figure, ax = axes()
    for name, curve, style in curves:
        ax.plot([step for step, _ in curve], [loss for _, loss in curve], label=name, **style)
    ax.set_yscale("log")
    ax.set_xlabel("step")
    ax.set_ylabel("loss before the step")
    ax.set_title(title)
    ax.legend()
    return picture(figure, alt)


def draw_sigmoid(data):
    x, y = data["000"]["sigmoid"]["x"], data["000"]["sigmoid"]["y"]
    exact = data["python"].get("sigmoid") or [1 / (1 + math.exp(-v)) for v in x]
    name = "torch.nn.Sigmoid" if data["python"].get("sigmoid") else "1 / (1 + exp(-x)), math.exp"
    figure, ax = axes()
    ax.plot(x, exact, color=BLUE, label=name)
    ax.scatter(x[::10], y[::10], color=ORANGE, s=18, zorder=3, label="lamina: activate<Sigmoid>(x)")
    ax.set_title("Sigmoid on arange(-10, 10, 0.1)")
    ax.legend()
    return picture(figure, "sigmoid"), max(abs(a - b) for a, b in zip(y, exact)), name


def draw_dot(dot):
    """The drawing of to_dot by graphviz."""
    try:
        svg = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return f"<p>graphviz is not installed; its input is</p><pre>{dot}</pre>"
    return svg_image(svg, "the network, drawn by graphviz from to_dot")


def draw_function(x, ys, title):
    figure, ax = axes(3.4, 2.4)
    for y in ys:
        ax.plot(x, y, color=BLUE)
    ax.set_title(title)
    return picture(figure, title)


def draw_strip(d):
    frames = d["cpu"]["frames"]
    chosen = [frames[i] for i in (0, 1, 2, 4, 7, 12, 20, 35, 60, 99)]
    figure, grid = plt.subplots(2, 5, figsize=(11, 4.2), sharex=True, sharey=True)
    for ax, frame in zip(grid.flat, chosen):
        ax.plot(d["data"]["x"], d["data"]["y"], ".", color=ORANGE, markersize=4)
        ax.plot(d["data"]["frame_x"], frame["y"], color=BLUE)
        ax.set_title(f"step {frame['step']}, loss = {frame['loss']:.4f}", fontsize=8)
        ax.set_ylim(-2, 13)
    return picture(figure, "the fit during training")


def typical(group):
    """The run of median error."""
    return sorted(group["runs"], key=lambda run: run["error"])[len(group["runs"]) // 2]


def by_width(groups, key):
    return [(group["hidden"], [run[key] for run in group["runs"]]) for group in groups]


def draw_by_width(groups, title, floor=None):
    figure, ax = axes()
    for key, color, name in (("loss", BLUE, "loss on the 20 points"), ("error", ORANGE, "error to the truth (rms)")):
        values = by_width(groups, key)
        for n, runs in values:
            ax.scatter([n] * len(runs), runs, color=color, s=8, alpha=0.35)
        ax.plot([n for n, _ in values], [median(runs) for _, runs in values], color=color, label=name + ", median of 10")
    if floor is not None:
        ax.axhline(floor, color=GRAY, linestyle=":", label="variance of the noise")
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xlabel("hidden neurons")
    ax.set_title(title)
    ax.legend(fontsize=7)
    return picture(figure, title)


def draw_fits(d, groups, truth, samples, title, low=-6, high=6, ylim=None, pick=None):
    """The run of median error for some widths, over the truth, beyond the data too."""
    figure, ax = axes()
    x = d["data"]["wide_x"]
    inside = [(v, truth(v)) for v in x if low <= v <= high]
    ax.plot([v for v, _ in inside], [t for _, t in inside], color=GRAY, linestyle=":", label="truth")
    ax.plot(d["data"]["x"], samples, ".", color="black", markersize=4, label="the 20 points")
    for group, color in zip([g for g in groups if pick is None or g["hidden"] in pick], (RED, ORANGE, BLUE, GREEN)):
        run = typical(group)
        points = [(v, y) for v, y in zip(x, run["y"]) if low <= v <= high]
        ax.plot([v for v, _ in points], [y for _, y in points], color=color, label=f"N = {group['hidden']}")
    ax.set_xlim(low, high)
    if ylim:
        ax.set_ylim(*ylim)
    ax.set_title(title)
    ax.legend(fontsize=7)
    return picture(figure, title)


def draw_groups(groups, title):
    figure, ax = axes()
    for group, color in zip(groups, (BLUE, ORANGE, GREEN)):
        for i, run in enumerate(group["runs"]):
            ax.plot([step for step, _ in run["curve"]], [loss for _, loss in run["curve"]], color=color, alpha=0.35, linewidth=0.9,
                    label=f"{group['name']} ({group['parameters']} parameters)" if i == 0 else None)
    ax.set_yscale("log")
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    ax.set_title(title)
    ax.legend(fontsize=7)
    return picture(figure, title)


# ---- comparisons ---------------------------------------------------------------------------------------------------

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def side_by_side(document, ours):
    """Two printouts, line by line; every number of ours is marked as equal to the document's or not."""
    rows, equal, total = [], 0, 0
    ours_lines = ours.splitlines()
    for i, line in enumerate(document.splitlines()):
        mine = re.sub(r" +", " ", ours_lines[i]).strip() if i < len(ours_lines) else ""
        theirs_numbers, mine_numbers = NUMBER.findall(line), NUMBER.findall(mine)
        marks = iter([a == b for a, b in zip(mine_numbers, theirs_numbers)] + [False] * len(mine_numbers))
        marked = NUMBER.sub(lambda m: f'<span class="{"same" if next(marks) else "other"}">{m.group()}</span>', mine)
        equal += sum(a == b for a, b in zip(mine_numbers, theirs_numbers))
        total += len(theirs_numbers)
        rows.append((line, marked))
    return {"rows": rows, "equal": equal, "total": total}


def exact_numbers(printout):
    line = next((line for line in printout.splitlines() if line.startswith("exact:")), "exact:")
    return [float(number) for number in line.split()[1:]]


def seconds_of(printout):
    return float(re.search(r"iterations took ([\d.]+) seconds", printout).group(1))


def code_lines(path):
    """Lines of C++: neither blank, nor a comment, nor the clock's."""
    with open(path) as file:
        lines = [line.strip() for line in file]
    return sum(1 for line in lines if line and not line.startswith("//") and "chrono" not in line and "seconds" not in line)


def largest_difference(numbers, wanted):
    scale = max(abs(number) for number in wanted)
    return max(abs(a - b) for a, b in zip(numbers, wanted)) / scale if len(numbers) == len(wanted) else math.nan


def reference_numbers(seeds):
    """PyTorch's numbers at full precision, from tests/reference/seeds.json, in the order of our `exact`."""
    hidden, regression, hello = seeds["or_hidden"], seeds["regression"]["net10"], seeds["hello_double"]
    v = hidden["torch_V"]
    return {"000": [*seeds["or_perceptron"]["torch_w"], seeds["or_perceptron"]["torch_b"]],
            "001": [v[0], v[2], v[4], v[1], v[3], v[5], *hidden["torch_W"]],
            "002": [*regression["0.weight"], *regression["0.bias"], *regression["2.weight"], *regression["2.bias"]],
            "003": [hello["w1"], hello["b1"], hello["w2"], hello["b2"], hello["a2"]]}


def comparison(key, data, source, wanted):
    """The table of one document: by hand, reference, cpu, NumPy, PyTorch."""
    program = PROGRAMS[key]
    by_hand = data["by_hand"][program]
    examples = os.path.join(source, "docs", "examples")
    our_lines = code_lines(os.path.join(examples, program + ".cpp"))
    python = data["python"]

    def row(name, numbers, seconds, lines, note=""):
        return {"name": name, "difference": largest_difference(numbers, wanted) if numbers else None, "seconds": seconds,
                "lines": lines, "note": note}

    def ours(backend):
        numbers = data[key][backend].get("exact")
        if key == "002":
            numbers = [value for p in data[key][backend]["parameters"] for value in p["values"]]
        return numbers

    table = [row("by hand, plain C++", exact_numbers(by_hand), seconds_of(by_hand),
                 code_lines(os.path.join(examples, "by_hand", program + ".cpp"))),
             row("lamina, reference backend", ours("reference"), data[key]["reference"]["seconds"], our_lines),
             row("lamina, cpu backend", ours("cpu"), data[key]["cpu"]["seconds"], our_lines)]
    for name, version in (("numpy", "NumPy"), ("torch", "PyTorch")):
        entry = python.get(f"{name}_{key}")
        if entry:
            documented = DOCUMENT_SECONDS.get(key, {}).get(version)
            note = f"the document, on its machine: {documented} s" if documented else ""
            table.append(row(f"{version} {python[name]}", entry["exact"], entry["seconds"], entry["lines"], note))
    for name, seconds in DOCUMENT_SECONDS.get(key, {}).items():
        if not python.get(("numpy_" if name == "NumPy" else "torch_") + key) or "GPU" in name:
            table.append(row(name, None, seconds, None, "the document's figure, from another machine"))
    on_gpu = gpu.seconds(key)
    table.append(row("lamina, cuda backend", None, on_gpu, None,
                     "benchmarks/gpu/run.sh, on another machine" if on_gpu else "not yet run on a GPU"))
    return table


# ---- the answers to "It's play time!" --------------------------------------------------------------------------------

def answers(d):
    widths = d["widths"]
    loss = {g["hidden"]: [r["loss"] for r in g["runs"]] for g in widths}
    error = {g["hidden"]: [r["error"] for r in g["runs"]] for g in widths}
    best_fit = min(loss, key=lambda n: median(loss[n]))
    best_truth = min(error, key=lambda n: median(error[n]))
    outside = max(widths, key=lambda g: g["hidden"])
    at = dict(zip(d["data"]["wide_x"], typical(outside)["y"]))
    at6 = at[max(at)]
    first, last = min(d["data"]["x"]), max(d["data"]["x"])
    inside = math.sqrt(mean((y - x * x) ** 2 for x, y in at.items() if first <= x <= last))
    sine = {g["hidden"]: [r["error"] for r in g["runs"]] for g in d["sine"]}
    best_sine = min(sine, key=lambda n: median(sine[n]))
    noise_loss = {g["hidden"]: [r["loss"] for r in g["runs"]] for g in d["noise"]["widths"]}
    noise_error = {g["hidden"]: [r["error"] for r in g["runs"]] for g in d["noise"]["widths"]}
    best_noise = min(noise_error, key=lambda n: median(noise_error[n]))
    layers = {g["name"]: median([r["error"] for r in g["runs"]]) for g in d["layers"]}
    depth = d["depth"]

    def first_below(group, level):
        return median([next((step for step, l in r["curve"] if l < level), math.inf) for r in group["runs"]])

    level = 0.1
    shallow, deep = (first_below(group, level) for group in depth)
    square, sin = (lambda x: x * x), math.sin
    return [
        ("What happens if you change the number of neurons?",
         f"On the whole the loss falls: from {median(loss[1]):.2f} with one to {median(loss[10]):.3f} with ten and "
         f"{median(loss[1000]):.4f} with a thousand neurons (medians of ten seeds).",
         draw_by_width(widths, "Loss and error by width")),
        ("If you use only one neuron? Or two?",
         f"One neuron is one bent line: its loss is never below {min(loss[1]):.2f}; two make a V and get down to "
         f"{min(loss[2]):.3f}, when one falls and the other rises.",
         draw_fits(d, widths, square, d["data"]["y"], "One, two and ten neurons", -4, 4, (-2, 17), (1, 2, 10))),
        ("Why does it sometimes work so badly?", restarts.short(d["restarts"]), restarts.draw_losses(d["restarts"], wide=False)),
        ("Which number of neurons fits the data best?",
         f"N = {best_fit}, with a median loss of {median(loss[best_fit]):.4f} after 10,000 steps: more is better up to the largest tried.",
         draw_fits(d, widths, square, d["data"]["y"], "Fits to the twenty points", -3, 3, (-2, 10), (3, 10, 1000))),
        ("Which recovers the true dependence?",
         f"N = {best_truth} comes nearest to x² on all of [-3, 3], with an rms error of {median(error[best_truth]):.2f} against "
         f"{median(error[5]):.2f} for five neurons; between the outermost samples, {first:.2f} and {last:.2f}, its error is "
         f"{inside:.2f}.",
         draw_fits(d, widths, square, d["data"]["y"], "Beyond the last sample", 1.5, 4, (0, 17), (5, 20, 1000))),
        ("What if you use sin(x) instead?",
         f"It needs more neurons: the rms error falls from {median(sine[2]):.2f} with two to {median(sine[best_sine]):.2f} with "
         f"{best_sine}, because a sine bends both ways.",
         draw_fits(d, d["sine"], sin, [math.sin(x) for x in d["data"]["x"]], "sin x", -4, 4, (-2, 2), (2, 10, 100))),
        ("Can it extrapolate?",
         f"No: beyond its data a ReLU network is a straight line. With {outside['hidden']} neurons f(6) = {at6:.1f}, where x² is 36.",
         draw_fits(d, widths, square, d["data"]["y"], "Outside [-3, 3]", -6, 6, (-3, 38), (2, 10, 1000))),
        ("What happens if you add noise?",
         f"With uniform noise of ±3 the loss of N = 1000 falls to {median(noise_loss[1000]):.2f}, below the noise's variance of 3, "
         f"while its error to x² is {median(noise_error[1000]):.2f} and that of N = {best_noise}, the best, "
         f"{median(noise_error[best_noise]):.2f}: the wide one fits the noise.",
         draw_by_width(d["noise"]["widths"], "With noise of ±3", 3)),
        ("What happens if you add more layers?",
         f"A second hidden layer of ten takes the error from {layers['1-10-1']:.2f} to {layers['1-10-10-1']:.2f}; a third leaves it "
         f"at {layers['1-10-10-10-1']:.2f} (medians of ten seeds).",
         draw_groups(d["layers"], "One, two and three hidden layers of ten")),
        ("Which learns faster: shallow or deep?",
         f"At equal parameters ({depth[0]['parameters']} and {depth[1]['parameters']}) the deep network is below a loss of {level} "
         f"after {deep:.0f} steps, the shallow one after {shallow:.0f} (medians of ten seeds, looked at every 200 steps).",
         draw_groups(depth, "Shallow and deep at equal parameters")),
    ]


# ---- the page ------------------------------------------------------------------------------------------------------

def difference(number):
    """A relative difference; 0 is said in words."""
    return "–" if number is None else "none" if number == 0 else f"{number:.1e}"


def milliseconds(seconds):
    return f"{seconds * 1000:,.3f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def times(seconds, best):
    return f"{seconds / best:,.0f}" if seconds / best >= 10 else f"{seconds / best:.1f}"


def printouts(data, source):
    """For each document what it prints and what we print."""
    folder = os.path.join(source, "benchmarks", "report", "documents")
    documents = {key: open(os.path.join(folder, key + ".txt")).read() for key in PROGRAMS}
    five = data["002"]["five"]
    values = {p["name"]: " ".join(f"{v:.4f}" for v in p["values"]) for p in five["parameters"]}
    ours = {"000": data["examples"]["or_perceptron"], "001": data["examples"]["or_hidden"],
            "002": "\n".join([f"weights1: {values['0.weight']}", f"biases1: {values['0.bias']}",
                              f"ReLU parameters: {five['relu_parameters']}", f"weights2: {values['2.weight']}",
                              f"biases2: {values['2.bias']}", f"f(2.3) = {five['f']:.4f}",
                              "f(batch) = " + " ".join(f"{v:.4f}" for v in five["batch"])])}
    before = [p["values"][0] for p in data["003"]["cpu"]["before"]]
    names = ["w_l1", "b_l1", "w_l2", "b_l2", "a_l2"]
    lines = [f"{name} = {round(value, 4)}" for name, value in zip(names, before)]
    lines += [f"a_l2 = {round(data['003']['cpu']['output_before'], 4)}"]
    lines += [f"updated_{name} = {round(value, 4)}" for name, value in zip(names, data["003"]["cpu"]["exact"])]
    ours["003"] = "\n".join(lines)
    return {key: side_by_side(documents[key], ours[key]) for key in PROGRAMS}


def render(data, source, benchmarks):
    with open(os.path.join(source, "tests", "reference", "seeds.json")) as file:
        seeds = json.load(file)
    wanted = reference_numbers(seeds)
    tables = {key: comparison(key, data, source, wanted[key]) for key in PROGRAMS}
    d0, d1, d2 = data["000"], data["001"], data["002"]
    sigmoid, sigmoid_difference, sigmoid_name = draw_sigmoid(data)
    hand_lines = [line.split()[1:] for line in data["by_hand"]["or_hidden"].splitlines() if line.startswith("dE_")]
    by_hand_gradient = [float(number) for line in hand_lines for number in line]
    figures = {
        "loss_000": loss_curves([("lamina, cpu", d0["cpu"]["curve"], {"color": BLUE, "linewidth": 2.5}),
                                 ("lamina, reference", d0["reference"]["curve"], {"color": ORANGE, "linestyle": "--"}),
                                 ("sigmoid(x) = x", d0["without_sigmoid"]["curve"], {"color": RED})],
                                "000: the error over 10,000 steps", "loss of the OR perceptron"),
        "loss_001": loss_curves([("lamina, cpu", d1["cpu"]["curve"], {"color": BLUE, "linewidth": 2.5}),
                                 ("lamina, reference", d1["reference"]["curve"], {"color": ORANGE, "linestyle": "--"})],
                                "001: the error over 10,000 steps", "loss of the OR gate with a hidden layer"),
        "loss_002": loss_curves([("lamina, cpu", d2["cpu"]["curve"], {"color": BLUE, "linewidth": 2.5}),
                                 ("lamina, reference", d2["reference"]["curve"], {"color": ORANGE, "linestyle": "--"}),
                                 ("PyTorch, every 1,000 steps",
                                  list(zip(range(0, 10000, 1000), seeds["regression"]["losses"])),
                                  {"color": "black", "linestyle": "", "marker": "o", "markersize": 4})],
                                "002: the loss over 10,000 steps", "loss of the regression"),
        "sigmoid": sigmoid,
        "network_001": draw_dot(d1["dot"]),
        "five": draw_function(d2["five"]["x"], [d2["five"]["y"]], "N = 5 on linspace(-3, 3, 301)"),
        "strip": draw_strip(d2),
    }
    for n in ("1", "2", "1000"):
        figures["draw_" + n] = draw_function(d2["drawings"]["x"], [d2["drawings"][n]], f"N = {n} on [-4, 4]")
    frames = {"x": d2["data"]["frame_x"], "points": list(zip(d2["data"]["x"], d2["data"]["y"])),
              "frames": [[f["step"], round(f["loss"], 5), [round(v, 3) for v in f["y"]]] for f in d2["cpu"]["frames"]]}
    pages = environment()
    pages.filters.update(ms=milliseconds, difference=difference)
    pages.tests.update(match=lambda text, pattern: re.match(pattern, text) is not None)
    pages.globals.update(zip=zip, times=times)
    return pages.get_template("template.html").render(
        data=data, tables=tables, printouts=printouts(data, source), figures=figures, answers=answers(d2), badly=restarts.section(d2),
        training=training.section(data["training"], source),
        sigmoid_difference=sigmoid_difference, sigmoid_name=sigmoid_name, by_hand_gradient=by_hand_gradient,
        gradient_difference=largest_difference(d1["cpu"]["first_gradient"], by_hand_gradient),
        frames=json.dumps(frames), programs=PROGRAMS, benchmarks=benchmarks)
