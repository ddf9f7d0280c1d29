"""The report's benchmarks: tables and charts of a run, as a part of the report or as a page of its own.

usage: benchmarks.py <benchmarks.json> <page.html>
"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import figures  # noqa: E402
from rows import ROWS, is_ours, is_peer, label, order  # noqa: E402

import gpu  # noqa: E402
from drawing import BLUE, GRAY, axes, environment, picture  # noqa: E402

COLORS = ["#d9822b", "#2e8b57", "#b03030", "#7b4fa3", "#8c6d46", "#c4548f", "#4d4d4d", "#9a9a20", "#2aa1a8", "#e06666"]
MARKERS = "sDv^<>phX*"
LEVELS = {"read_L1": "L1", "read_L2": "L2", "read_L3": "L3", "read_DRAM": "DRAM"}


# ---- charts ------------------------------------------------------------------------------------------------------

def style(engine, engines):
    """Lamina blue and thick, every other engine of a chart in a colour and with a marker of its own."""
    ours = [name for name in engines if is_ours(name)]
    if engine in ours:
        return {"color": BLUE, "linewidth": 2.5, "marker": "o", "markersize": 5, "zorder": 3,
                "linestyle": ["-", "--", ":", "-."][ours.index(engine) % 4]}
    place = [name for name in engines if name not in ours].index(engine) % len(COLORS)
    return {"color": COLORS[place], "linewidth": 1.3, "marker": MARKERS[place], "markersize": 4}


def missing(what, how):
    return f'<p class="missing">{what}: not in this run; {how} brings it.</p>'


LONG = "<code>./go bench</code>"


def powers_of_two(ax):
    """A logarithmic axis of x with the numbers themselves."""
    ax.set_xscale("log", base=2)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:g}")


def lines(ax, curves):
    """Curves {engine: {x: y}} on logarithmic axes."""
    for name, points in curves.items():
        if points:
            ax.plot(*zip(*sorted(points.items())), label=label(name), **style(name, list(curves)))
    powers_of_two(ax)
    ax.set_yscale("log")


def chosen(values, count):
    """So many of the values, the first and the last among them."""
    values = sorted(values)
    if len(values) <= count:
        return values
    return [values[round(i * (len(values) - 1) / (count - 1))] for i in range(count)]


def panels(count, width=4.2, height=3.4):
    figure, grid = axes(width * count, height, ncols=count, squeeze=False)
    return figure, list(grid[0])


def shared_legend(figure, plots):
    """One legend under all panels, an entry a name."""
    found = {}
    for ax in plots:
        for handle, name in zip(*ax.get_legend_handles_labels()):
            found.setdefault(name, handle)
    figure.legend(found.values(), found.keys(), loc="upper center", bbox_to_anchor=(0.5, 0), ncols=min(len(found), 6))


def side_by_side(charts, x, y, alt):
    """Charts {title: {engine: {x: y}}} with one legend."""
    figure, plots = panels(len(charts))
    for ax, (title, curves) in zip(plots, charts.items()):
        lines(ax, curves)
        ax.set_title(title)
        ax.set_xlabel(x)
    plots[0].set_ylabel(y)
    shared_legend(figure, plots)
    return picture(figure, f"{alt}, on logarithmic axes, a line an engine")


def draw_widths(run):
    sweep = figures.swept(run)
    if not sweep:
        return missing("Time against width", LONG)
    engines = {}  # of each batch: not all engines run all batches
    for engine, points in sweep.items():
        for _, batch in points:
            engines.setdefault(batch, set()).add(engine)
    most = max(len(names) for names in engines.values())
    batches = chosen({batch for batch, names in engines.items() if len(names) == most}, 3)
    charts = {f"batch {batch:,}": {engine: {w: ns for (w, b), ns in points.items() if b == batch}
                                   for engine, points in sweep.items()} for batch in batches}
    return side_by_side(charts, "width of the layers", "ns a step", "Time of a step against the width of the layers")


def draw_batches(run):
    sweep = figures.swept(run)
    widths = chosen({w for points in sweep.values() for w, _ in points
                     if len({b for v, b in points if v == w}) > 1}, 3)
    if not widths:
        return missing("Time against batch", LONG)
    charts = {f"width {width:,}": {engine: {b: ns / b for (w, b), ns in points.items() if w == width}
                                   for engine, points in sweep.items()} for width in widths}
    return side_by_side(charts, "batch", "ns a sample", "Time a sample against the batch")


def draw_cliffs(run):
    widths, batches = figures.beside_whole_registers(run), figures.beside_smaller_batch(run)
    if not widths or not batches:
        return missing("Cliffs", LONG)
    figure, plots = panels(2, 5.2)
    for ax, points, limit, title in ((plots[0], widths, 1.1, "time, of that of the next whole registers"),
                                     (plots[1], batches, 0.85, "throughput, of that of the batch before")):
        shown = chosen({batch for _, batch in points}, 6)
        for color, batch in zip([BLUE, *COLORS], shown):
            ax.plot(*zip(*sorted((w, ratio) for (w, b), ratio in points.items() if b == batch)), color=color, marker="o",
                    markersize=3, linewidth=1, label=f"batch {batch:,}")
        ax.axhline(limit, color=GRAY, linestyle=":", label=f"goal: {limit:g}")
        ax.set_title(title)
        ax.set_xlabel("width of the layers")
        ax.set_ylim(bottom=0)
        powers_of_two(ax)
        ax.legend(fontsize=7)
    return picture(figure, "What a size costs beside its neighbours")


def draw_roofline(run):
    peak = run.rate("fma_float", "flop")
    bandwidths = {name: run.rate(what, "bytes") for what, name in LEVELS.items()}
    rows = [row for row in ROWS.values() if run.ours(row.name)[1] and not row.double]
    if not peak or not any(bandwidths.values()) or not rows:
        return missing("Roofline", "a build of the target <code>benchmarks</code>")
    figure, ax = axes(7.5, 4.2)
    for (name, bandwidth), dash in zip(bandwidths.items(), ("-", "--", "-.", ":")):
        if bandwidth:
            ax.plot([0.25, peak / bandwidth], [0.25 * bandwidth, peak], color=GRAY, linestyle=dash, linewidth=1,
                    label=f"{name}, {bandwidth:.0f} GB/s")
    ax.axhline(peak, color=GRAY, linewidth=1.5, label=f"peak, {peak:.0f} GFLOP/s")
    draw_points(run, ax, rows)
    powers_of_two(ax)
    ax.set_yscale("log")
    ax.set_xlabel("flop a byte of parameters")
    ax.set_ylabel("GFLOP/s")
    ax.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return picture(figure, "Roofline: the float rows under the machine's measured peak and bandwidths")


def draw_points(run, ax, rows):
    """Lamina and the fastest peer of each row on the roofline."""
    points = []
    for row in rows:
        x = row.flop / row.weight_bytes
        ours, (_, peer) = run.ours(row.name)[1], run.best(row.name, is_peer)
        ax.plot(x, row.flop / ours.minimum, "o", color=BLUE, label=None if row is not rows[0] else "Lamina")
        if peer:
            ax.plot(x, row.flop / peer.minimum, "s", color=COLORS[0], markersize=4, fillstyle="none",
                    label=None if row is not rows[0] else "fastest peer")
        points.append((x, row.flop / ours.minimum, row.name))
    for x, y, names in labels(points):
        ax.annotate(names, (x, y), xytext=(6, -3), textcoords="offset points", fontsize=8, rotation=-35, va="top",
                    rotation_mode="anchor")


def labels(points):
    """Points (x, y, name), those that lie on each other under one label."""
    result = []
    for x, y, name in sorted(points):
        near = next((i for i, (u, v, _) in enumerate(result) if 0.8 < x / u < 1.25 and 0.8 < y / v < 1.25), None)
        if near is None:
            result.append((x, y, name))
        else:
            result[near] = (*result[near][:2], f"{result[near][2]}, {name}")
    return result


def draw_latencies(run):
    found = {name: series for name, series in run.under("latency").items() if "p50" in series.counters}
    rows = sorted({name.split("/")[0] for name in found})
    if not rows:
        return missing("Latencies of single calls", LONG)
    engines = sorted({name.split("/", 1)[1] for name in found}, key=order)
    figure, plots = panels(len(rows), 13 / max(len(rows), 3))
    for ax, row in zip(plots, rows):
        for engine in engines:
            if f"{row}/{engine}" in found:
                times = [found[f"{row}/{engine}"].counters[name] for name in figures.LATENCIES]
                ax.plot(range(4), times, label=label(engine), **style(engine, engines))
        ax.set_xticks(range(4), figures.LATENCIES)
        ax.set_yscale("log")
        ax.set_title(f"{row}: {ROWS[row].network.split(',')[0]}" if row in ROWS else row, fontsize=8)
    plots[0].set_ylabel("ns a call")
    shared_legend(figure, plots)
    return picture(figure, "Latency of single calls: p50, p99, p99.9 and the longest, a line an engine")


def draw_fusion(run):
    points = {}
    for name, series in run.under("fusion").items():
        width, how = name.split("/")[:2]
        points.setdefault(how, {})[int(width)] = series.minimum
    if not {"on", "off"} <= points.keys():
        return missing("Fusion on and off", LONG)
    figure, (left, right) = panels(2, 4.2)
    for how, color, marker in (("on", BLUE, "o"), ("off", COLORS[0], "s")):
        left.plot(*zip(*sorted(points[how].items())), color=color, marker=marker, label=f"fusion {how}")
    both = sorted(points["on"].keys() & points["off"].keys())
    right.plot(both, [points["off"][width] / points["on"][width] for width in both], color=BLUE, marker="o")
    right.axhline(1, color=GRAY, linewidth=1)
    for ax, name in ((left, "ns a step"), (right, "time off / time on")):
        powers_of_two(ax)
        ax.set_xlabel("width of the layers")
        ax.set_ylabel(name)
    left.set_yscale("log")
    left.legend()
    return picture(figure, "Time of a step with fusion on and off against the width, and the ratio of the two")


def speed_ups(run):
    """How many times faster with more threads: {(row, engine): {threads: times}}."""
    result = {}
    for name, series in run.under("threads").items():
        row, threads, *engine = name.split("/")
        one = run.series.get("/".join(["threads", row, "1", *engine])) or run.series.get("/".join([row, *engine]))
        engine = engine[0] if engine else "lamina"
        if one and int(threads) > 1:
            result.setdefault((row, engine), {})[int(threads)] = one.minimum / series.minimum
    return result


def draw_threads(run):
    found = speed_ups(run)
    if not found:
        return missing("Threads", LONG + " on a machine of two cores or more")
    rows = sorted({row for row, _ in found})
    bars = sorted({(engine, n) for (_, engine), times in found.items() for n in times},
                  key=lambda bar: (order(bar[0]), bar[1]))
    figure, ax = axes(9, 3.2)
    engines = sorted({engine for engine, _ in bars}, key=order)
    for i, (engine, n) in enumerate(bars):
        heights = [found.get((row, engine), {}).get(n, 0) for row in rows]
        ax.bar([k + (i - len(bars) / 2 + 0.5) * 0.8 / len(bars) for k in range(len(rows))], heights, 0.75 / len(bars),
               color=style(engine, engines)["color"], label=f"{label(engine)}, {n} threads")
    ax.axhline(1.85, color=GRAY, linestyle=":", label="goal of Lamina with two: 1.85")
    ax.set_xticks(range(len(rows)), rows)
    ax.set_ylabel("times as fast as one thread")
    ax.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return picture(figure, "How many times faster the rows are with several threads")


def draw_compilers(run):
    ratios = figures.clang_ratios(run)
    if not ratios:
        return missing("g++ and clang", LONG + " where clang 19 is installed")
    figure, ax = axes(9, 2.6)
    ax.bar(range(len(ratios)), list(ratios.values()), 0.6, color=BLUE)
    ax.axhspan(0.95, 1.05, color=GRAY, alpha=0.25, label="within 5 %")
    ax.set_xticks(range(len(ratios)), list(ratios))
    ax.set_ylabel("clang's time over g++'s")
    ax.legend(fontsize=8)
    apart = [f"{row} ({ratio:.2f})" for row, ratio in ratios.items() if not 0.95 <= ratio <= 1.05]
    words = f"Further apart than 5 %: {', '.join(apart)}." if apart else "All within 5 %."
    return picture(figure, "Times of the rows by clang over those by g++") + f"<p>{words}</p>"


def draw_compile_time(run):
    curves = {}
    for name, series in run.under("compile").items():
        layers, compiler = name.split("/", 1)
        numbers = {"seconds": series.minimum / 1e9, **series.counters}
        for what in ("seconds", "MB", "KB", "instantiations"):
            if what in numbers:
                curves.setdefault(what, {}).setdefault(compiler, {})[int(layers)] = numbers[what]
    if not curves:
        return missing("Compile time", LONG)
    titles = {"seconds": "seconds of processor time", "MB": "peak memory, MB", "KB": "object, kB",
              "instantiations": "templates clang instantiates"}
    figure, plots = panels(len(curves), 2.9, 2.8)
    names = list(curves["seconds"])
    for ax, (what, compilers) in zip(plots, curves.items()):
        for compiler, points in compilers.items():
            color = [BLUE, *COLORS][names.index(compiler)]
            ax.plot(*zip(*sorted(points.items())), color=color, marker="o", markersize=4, label=compiler)
        ax.margins(y=0.2)
        ax.set_title(titles[what])
        ax.set_xlabel("Linear layers")
        ax.set_ylim(bottom=0)
    plots[0].legend(fontsize=8)
    figure.tight_layout()
    return picture(figure, "Compile time, memory, object size and template instantiations against the number of layers")


CHARTS = (
    ("Against width", draw_widths, "Two layers of each width, inference, one thread; lower is better."),
    ("Against batch", draw_batches, "The same networks by the batch, a sample of it; lower is better."),
    ("Cliffs", draw_cliffs, "What odd widths cost beside the next that fills registers; and whether a larger batch is slower a"
                            " sample."),
    ("Roofline", draw_roofline, "Every float row by its arithmetic a byte of parameters. The lines are this machine's,"
                                " measured in the same run."),
    ("Latency", draw_latencies, "Single calls of batch 1, each timed alone; the longest is mostly the system's doing."),
    ("Fusion", draw_fusion, "A layer and its activation in one loop, or in two; the activations of a layer take 4 MB."),
    ("Threads", draw_threads, "The same work shared by several threads; higher is better."),
    ("g++ and clang", draw_compilers, "Lamina's rows as clang 19 compiles them, with the same flags, one program after the other."),
    ("Compile time", draw_compile_time, "Training and inference of 2-16-…-16-1 at -O2, as in tests/compile_time."),
)


# ---- tables ------------------------------------------------------------------------------------------------------

def engine_lines(run, row):
    """The table lines of a row's engines, each beside Lamina's best."""
    best, ours = run.ours(row.name)
    for name, series in run.engines(row.name).items():
        low, high = series.interval
        against = "" if ours is None or not is_peer(name) else figures.faster_or_slower(ours, series)
        yield {"name": label(name), "ours": is_ours(name), "minimum": figures.figure(series.minimum * row.per_ns),
               "median": figures.figure(series.median * row.per_ns), "error": figures.scientific(series.error),
               "spread": f"{figures.figure(low * row.per_ns)} – {figures.figure(high * row.per_ns)}",
               "against": against}
    for name, why in run.refused.items():
        if name.startswith(row.name + "/"):
            yield {"name": label(name.split("/", 1)[1]), "refused": why}


def limits(run):
    """The machine's limits as measured: a name and a text each."""
    names = {"fma_float": "FMA, float", "fma_double": "FMA, double", "read_L1": "read L1", "read_L2": "read L2",
             "read_L3": "read L3", "read_DRAM": "read DRAM", "fma_latency": "FMA latency",
             "exp_glibc_double": "exp, glibc, dependent", "sigmoid_glibc_double": "sigmoid, glibc, dependent",
             "sigmoid_lamina_double": "sigmoid, Lamina, dependent"}
    for what, name in names.items():
        found = run.machine(what)
        counter, unit = ("flop", "GFLOP/s") if "flop" in (found[0].counters if found else {}) else ("bytes", "GB/s")
        if found and counter in found[0].counters:
            rates = [series.counters[counter] / series.minimum for series in found]
            yield name, f"{min(rates):.0f} – {max(rates):.0f} {unit}"
        elif found:
            times = [series.minimum for series in found]
            yield name, f"{min(times):.2f} – {max(times):.2f} ns"


def section(run, short):
    """The benchmarks as HTML; the short form has no charts of what it does not run."""
    charts = [(title, draw(run), text) for title, draw, text in CHARTS]
    return environment().get_template("benchmarks.html").render(
        summaries=figures.summaries(run), tables=[(row, list(engine_lines(run, row))) for row in ROWS.values()
                                                  if run.engines(row.name)],
        limits=list(limits(run)), charts=charts, short=short, conditions=figures.conditions(run),
        versions=sorted(run.context.get("versions", {}).items()), kind=kind, gpu=gpu.section(gpu.kept()))


def kind(words):
    """A comparison's class: of the same weight whichever way it went."""
    return "faster" if "as fast" in words else "slower" if "as slow" in words else "soft"


def page(run):
    return environment().get_template("page.html").render(benchmarks=section(run, short=False))


def read(path):
    with open(path) as file:
        return figures.Run(json.load(file))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], "w") as file:
        file.write(page(read(sys.argv[1])))
