# SPDX-License-Identifier: BSL-1.0
"""What a run's JSON says: times a step, comparisons, ceilings and goals, as numbers and in words."""
import csv
import io
import re
import statistics
from dataclasses import dataclass, field

from rows import ROWS, belongs, is_ours, is_peer, is_torch, label, order

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
ADDED = re.compile(r"/(?:(?:repeats|iterations|min_time|min_warmup_time|threads):[^/]*|(?:real|manual|process)_time)"
                   r"(?=/|$)")
LATENCIES = ("p50", "p99", "p99.9", "max")
COUNTERS = ("flop", "bytes", "error", "MB", "KB", "instantiations", *LATENCIES)


# ---- reading -----------------------------------------------------------------------------------------------------

@dataclass
class Series:
    """The repeats of one benchmark, in ns a step."""
    name: str
    times: list[float] = field(default_factory=list)
    counters: dict[str, float] = field(default_factory=dict)

    @property
    def minimum(self):
        return min(self.times)

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def interval(self):
        """The 10 % and 90 % points of the repeats."""
        if len(self.times) < 2:
            return self.times[0], self.times[0]
        tenths = statistics.quantiles(self.times, n=10, method="inclusive")
        return tenths[0], tenths[-1]

    @property
    def error(self):
        return self.counters.get("error")


class Run:
    """A run's series by name: `<row>/<engine>`, `machine/<what>@before:<row>`, `sweep/<width>/<batch>/<engine>`, …"""

    def __init__(self, document):
        self.context = document.get("context", {})
        self.series, self.refused = {}, {}
        for entry in document.get("benchmarks", []):
            if entry.get("error_occurred"):
                self.refused[ADDED.sub("", entry["name"])] = entry.get("error_message", "not timed")
            elif entry.get("run_type", "iteration") == "iteration":
                self.add(entry)

    def add(self, entry):
        name = ADDED.sub("", entry["name"])
        series = self.series.setdefault(name, Series(name))
        time = "real_time" if "/real_time" in entry["name"] else "cpu_time"  # wall time where several threads work
        series.times.append(entry[time] * NANOSECONDS[entry.get("time_unit", "ns")] / entry.get("steps", 1))
        for counter in COUNTERS:
            if counter in entry:
                series.counters[counter] = max(entry[counter], series.counters.get(counter, 0))

    def under(self, prefix):
        """The series below a name, by what follows it."""
        return {name[len(prefix) + 1:]: series for name, series in self.series.items() if name.startswith(prefix + "/")}

    def engines(self, row):
        return dict(sorted(self.under(row).items(), key=lambda item: order(item[0])))

    def ours(self, row):
        return self.best(row, is_ours)

    def best(self, row, wanted):
        """The fastest wanted engine of a row: its name and series, or None twice."""
        found = {name: series for name, series in self.engines(row).items() if wanted(name)}
        return min(found.items(), key=lambda item: item[1].minimum, default=(None, None))

    def machine(self, what, row=None):
        """The measurements of one of the machine's limits, those around the row where there are any."""
        found = [series for name, series in self.under("machine").items() if re.split("[@/]", name)[0] == what]
        around = [series for series in found if row and re.search(rf"[:/]{row}$", series.name)]
        return around or found

    def rate(self, what, counter, row=None):
        """The most of a counter that the machine did in a nanosecond: GFLOP/s, GB/s; None where not measured."""
        return max((series.counters[counter] / series.minimum for series in self.machine(what, row)
                    if counter in series.counters), default=None)

    def sigmoid(self, row=None):
        return min((series.minimum for series in self.machine("sigmoid_glibc_double", row)), default=None)


# ---- comparing ---------------------------------------------------------------------------------------------------

def overlap(a, b):
    return a.interval[0] <= b.interval[1] and b.interval[0] <= a.interval[1]


def faster_or_slower(ours, theirs):
    """A ratio of minimums in words; nothing is claimed where the intervals overlap."""
    if overlap(ours, theirs):
        return "not distinguishable"
    ratio = ours.minimum / theirs.minimum
    return f"{number(1 / ratio)} times as fast" if ratio < 1 else f"{number(ratio)} times as slow"


def number(value):
    """Three digits, without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def figure(value):
    """A time in its unit: four digits."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:#.4g}" if value >= 1 else f"{value:.3f}"


def scientific(value):
    return "–" if value is None else "0" if value == 0 else f"{value:.1e}"


def ceiling(run, row):
    """The least ns a step that the machine allows, as measured around the row, and what allows no less."""
    if row.sigmoids:
        value = run.sigmoid(row.name)
        what = "one dependent sigmoid" if row.sigmoids == 1 else f"{row.sigmoids} dependent sigmoids"
        return (row.sigmoids * value, f"{what} of {value:.1f} ns") if value else (None, "")
    if row.goal.of == "L2":
        value = run.rate("read_L2", "bytes", row.name)
        what = f"{row.weight_bytes / 1000:,.0f} kB of weights at {value or 0:.0f} GB/s"
        return (row.weight_bytes / value, what) if value else (None, "")
    if row.goal.of in ("peak", "time"):
        value = run.rate("fma_float", "flop", row.name)
        return (row.flop / value, f"peak of {value:.1f} GFLOP/s") if value else (None, "")
    return None, ""


@dataclass
class Verdict:
    """A goal in words, what came out, and whether it is met: None where this run cannot tell."""
    goal: str
    came: str
    met: bool | None

    @property
    def word(self):
        return {True: "met", False: "missed", None: "cannot be told"}[self.met]


def goal_in_words(goal):
    return {"sigmoid": f"at most {goal.limit:g} × one dependent sigmoid",
            "L2": f"at most {goal.limit:g} × weight bytes / L2 bandwidth",
            "peer": f"at most {goal.limit:.2f} of {label(goal.peer)}",
            "peak": f"at least {goal.limit:.0%} of peak" + (f", aim {goal.aim:.0%}" if goal.aim else ""),
            "time": f"at most {goal.limit:g} µs at {goal.peak:g} GFLOP/s"}[goal.of]


def judge(run, row):
    _, ours = run.ours(row.name)
    if ours is None:
        return Verdict(goal_in_words(row.goal), "Lamina was not timed", None)
    measure = {"sigmoid": judge_ceiling, "L2": judge_ceiling, "peer": judge_peer, "time": judge_time,
               "peak": judge_peak}
    return Verdict(goal_in_words(row.goal), *measure[row.goal.of](run, row, ours))


def judge_ceiling(run, row, ours):
    least, _ = ceiling(run, row)
    if least is None:
        return "the machine's limit was not measured", None
    return f"{ours.minimum / least:.3f} ×", ours.minimum <= row.goal.limit * least


def judge_peer(run, row, ours):
    _, peer = run.best(row.name, lambda engine: belongs(engine, row.goal.peer))
    if peer is None:
        return f"{label(row.goal.peer)} was not there", None
    return f"{ours.minimum / peer.minimum:.3f}", ours.minimum <= row.goal.limit * peer.minimum


def judge_time(run, row, ours):
    peak = run.rate("fma_float", "flop", row.name)
    if peak is None:
        return "the machine's peak was not measured", None
    allowed = row.goal.limit * row.goal.peak / peak
    return f"{ours.minimum / 1000:.2f} of {allowed:.2f} µs at {peak:.0f} GFLOP/s", ours.minimum <= 1000 * allowed


def judge_peak(run, row, ours):
    least, _ = ceiling(run, row)
    if least is None:
        return "the machine's peak was not measured", None
    return f"{least / ours.minimum:.1%}", least / ours.minimum >= row.goal.limit


@dataclass
class Summary:
    """A row of the summary: Lamina's figure and what it is held against."""
    row: object
    engine: str
    ours: Series | None
    error: str
    peer: str
    peer_ratio: str
    torch: str
    ceiling: str
    verdict: Verdict

    @property
    def figure(self):
        return figure(self.ours.minimum * self.row.per_ns) if self.ours else "–"


def against_peer(run, row, ours):
    """The fastest peer and how Lamina stands to it; no claim where the best one known was not in the run."""
    name, theirs = run.best(row.name, is_peer)
    known, _ = run.best(row.name, lambda engine: belongs(engine, row.best_peer))
    absent = "" if known else f"{label(row.best_peer)} was not there"
    if ours is None or theirs is None:
        return label(name) if name else "none", absent or "–"
    if absent and ours.minimum < theirs.minimum:
        return label(name), absent + ": nothing is claimed"
    return label(name), faster_or_slower(ours, theirs) + (f"; {absent}" if absent else "")


def against_torch(run, row, ours):
    name, theirs = run.best(row.name, is_torch)
    return "not there" if theirs is None else "–" if ours is None else faster_or_slower(ours, theirs)


def against_ceiling(run, row, ours):
    least, what = ceiling(run, row)
    if not least or not ours:
        return "–"
    beyond = ": that measurement is no ceiling" if least > 1.02 * ours.minimum else ""
    return f"{least / ours.minimum:.0%} of {what}{beyond}"


def summary(run, row):
    engine, ours = run.ours(row.name)
    peer, ratio = against_peer(run, row, ours)
    return Summary(row, label(engine) if engine else "not timed", ours, scientific(ours.error if ours else None), peer,
                   ratio, against_torch(run, row, ours), against_ceiling(run, row, ours), judge(run, row))


def summaries(run):
    """Of the rows in which anything was timed."""
    return [summary(run, row) for row in ROWS.values() if run.engines(row.name)]


# ---- compilers ---------------------------------------------------------------------------------------------------

def clang_ratios(run):
    """Of each row that Lamina was timed in by both compilers clang's least time over the run's own compiler's."""
    result = {}
    for row in ROWS.values():
        _, ours = run.ours(row.name)
        _, clang = run.best(row.name, lambda engine: belongs(engine, "lamina") and engine.endswith("_clang"))
        if ours and clang:
            result[row.name] = clang.minimum / ours.minimum
    return result


# ---- cliffs ------------------------------------------------------------------------------------------------------

def swept(run):
    """The sweep as {engine: {(width, batch): ns}}."""
    result = {}
    for name, series in run.under("sweep").items():
        width, batch, engine = name.split("/", 2)
        result.setdefault(engine, {})[int(width), int(batch)] = series.minimum
    return dict(sorted(result.items(), key=lambda item: order(item[0])))


def beside_whole_registers(run):
    """What Lamina's sweep costs beside the next width of whole registers: {(width, batch): ratio}."""
    points, lanes = swept(run).get("lamina", {}), int(run.context.get("lanes", 0))
    if not lanes:
        return {}
    return {(width, batch): ns / points[whole, batch] for (width, batch), ns in points.items()
            if (whole := -(-width // lanes) * lanes) != width and (whole, batch) in points}


def beside_smaller_batch(run):
    """How much of its throughput Lamina's sweep keeps from one batch of whole registers, or of 1, to the next:
    {(width, batch): ratio}."""
    points, lanes = swept(run).get("lamina", {}), int(run.context.get("lanes", 0))
    result = {}
    for width in {width for width, _ in points} if lanes else ():
        batches = sorted(batch for w, batch in points if w == width and (batch == 1 or batch % lanes == 0))
        for before, batch in zip(batches, batches[1:]):
            result[width, batch] = points[width, before] / before * batch / points[width, batch]
    return result


# ---- writing -----------------------------------------------------------------------------------------------------

def versions(run):
    return ", ".join(f"{name} {version}" for name, version in sorted(run.context.get("versions", {}).items()))


def conditions(run):
    """The run's date, form, machine and build."""
    context = run.context
    names = ("date", "form", "processor", "system", "compiler", "flags", "priority", "commit")
    return {name: context[name] for name in names if context.get(name)}


def markdown(run):
    """The summary the README quotes."""
    lines = ["| | network | Lamina | error | fastest peer | Lamina is | beside PyTorch | of the ceiling | goal |",
             "|---|---|---|---|---|---|---|---|---|"]
    lines += [f"| {s.row.name} | {s.row.network} | {s.figure} {s.row.unit} | {s.error} | {s.peer} | {s.peer_ratio} "
              f"| {s.torch} | {s.ceiling} | {s.verdict.word}: {s.verdict.came} ({s.verdict.goal}) |"
              for s in summaries(run)]
    lines += ["", "The least time of the repeats, on one pinned thread. Errors are relative, against long double. "
              + "; ".join(f"{name} {value}" for name, value in conditions(run).items()) + f". {versions(run)}."]
    return "\n".join(lines) + "\n"


def comma_separated(run):
    """Every series with its least, median, 10 % and 90 % time in ns a step, and its counters."""
    counters = sorted({name for series in run.series.values() for name in series.counters})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["name", "repeats", "minimum_ns", "median_ns", "p10_ns", "p90_ns", *counters])
    for series in run.series.values():
        times = (series.minimum, series.median, *series.interval)
        writer.writerow([series.name, len(series.times), *(f"{time:.6g}" for time in times),
                         *(f"{series.counters[name]:.6g}" if name in series.counters else "" for name in counters)])
    return text.getvalue()
