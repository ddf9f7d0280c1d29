# SPDX-License-Identifier: BSL-1.0
"""Line charts below each other, as SVG by Python alone, or as PNG by matplotlib where there is one.

A picture is a list of shapes, which both are made of. drawing.py takes its colours from here.
"""
import math
from xml.sax.saxutils import escape

BLUE, ORANGE, GREEN, RED, GRAY = "#1f6fb2", "#d9822b", "#2e8b57", "#b03030", "#888888"
INK, GRID = "#222222", "#e4e4e4"
WIDTH, LEFT, RIGHT, GAP = 760, 78, 20, 52


class Chart:
    """One chart: curves [(name, points, color)], a height, and a mark (x, y, text) or None."""

    def __init__(self, title, curves, height=150, mark=None):
        self.title, self.height, self.mark = title, height, mark
        self.curves = [(name, [(x, y) for x, y in points if math.isfinite(y)], color) for name, points, color in curves]
        values = [y for _, points, _ in self.curves for _, y in points]
        self.is_log = bool(values) and min(values) > 0 and max(values) > 10 * min(values)
        self.low, self.high = bounds(values, self.is_log)

    def place(self, y):
        """From 0 at the bottom to 1 at the top."""
        scale = math.log10 if self.is_log else float
        return (scale(y) - scale(self.low)) / (scale(self.high) - scale(self.low))


def bounds(values, is_log):
    """The ends of an axis, with some room."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    if is_log:
        room = (high / low) ** 0.04
        return low / room, high * room
    room = 0.06 * (high - low) or 0.05 * abs(high) or 1
    return low - room, high + room


def ticks(low, high, most=6):
    """Round numbers between two."""
    step = 10 ** math.floor(math.log10((high - low) / most))
    step = next(step * factor for factor in (1, 2, 5, 10, 20) if (high - low) / (step * factor) <= most)
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def log_ticks(low, high):
    """Powers of ten between two, and 2 and 5 of each where there are few."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = max(1, len(decades) // 6)
    found = [factor * 10.0**n for n in decades if n % every == 0 for factor in ((1, 2, 5) if len(decades) <= 4 else (1,))]
    return [value for value in found if low <= value <= high]


def shapes_of(charts, x_label):
    """The shapes of charts with one x axis, and the height: ("line", points, color, width, dashes), ("dot", x, y, color),
    ("text", x, y, words, anchor, color, size)."""
    every_x = [x for chart in charts for _, points, _ in chart.curves for x, _ in points] or [0]
    first, last = min(every_x), max(every_x)
    if first == last:
        first, last = first - 1, last + 1
    across = lambda x: LEFT + (x - first) / (last - first) * (WIDTH - LEFT - RIGHT)
    shapes, top = [], GAP
    for chart in charts:
        shapes += shapes_of_chart(chart, top, across, (first, last), [x for x in ticks(first, last, 10) if x == int(x)])
        top += chart.height + GAP
    shapes.append(("text", across((first + last) / 2), top - GAP + 34, x_label, "middle", INK, 12))
    return shapes, top


def shapes_of_chart(chart, top, across, ends, x_ticks):
    bottom = top + chart.height
    up = lambda y: bottom - chart.place(y) * chart.height
    left, right = across(ends[0]), across(ends[1])
    shapes = [("text", left, top - 12, chart.title, "start", INK, 13)]
    for value in log_ticks(chart.low, chart.high) if chart.is_log else ticks(chart.low, chart.high, max(2, chart.height // 22)):
        shapes += [("line", [(left, up(value)), (right, up(value))], GRID, 1, ()),
                   ("text", left - 8, up(value) + 4, f"{value:g}", "end", INK, 11)]
    for value in x_ticks:
        shapes += [("line", [(across(value), top), (across(value), bottom)], GRID, 1, ()),
                   ("text", across(value), bottom + 16, f"{value:g}", "middle", INK, 11)]
    shapes.append(("line", [(left, top), (left, bottom), (right, bottom)], INK, 1, ()))
    for name, points, color in chart.curves:
        shapes.append(("line", [(across(x), up(y)) for x, y in points], color, 1.8, ()))
        if len(points) == 1:
            shapes.append(("dot", across(points[0][0]), up(points[0][1]), color))
    x = right
    for name, _, color in reversed(chart.curves if len(chart.curves) > 1 else []):  # a legend, from the right
        shapes += [("text", x, top - 12, name, "end", color, 12)]
        x -= 7 * len(name) + 18
    if chart.mark:
        x, y, words = chart.mark
        side = "end" if across(x) > (left + right) / 2 else "start"
        shapes += [("line", [(across(x), top), (across(x), bottom)], RED, 1, (4, 3)), ("dot", across(x), up(y), RED),
                   ("text", across(x) + (-6 if side == "end" else 6), top + 14, words, side, RED, 12)]
    return shapes


def svg(charts, x_label):
    """The picture as the text of an SVG file."""
    shapes, height = shapes_of(charts, x_label)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
             'font-family="sans-serif">', f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>']
    for kind, *shape in shapes:
        if kind == "line":
            points, color, width, dashes = shape
            dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
            lines.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{color}" '
                         f'stroke-width="{width}" stroke-linejoin="round"{dashed}/>')
        elif kind == "dot":
            x, y, color = shape
            lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>')
        else:
            x, y, words, anchor, color, size = shape
            lines.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}" font-size="{size}">'
                         f'{escape(words)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def write_png(charts, x_label, path):
    """The same picture by matplotlib, at twice the size."""
    import matplotlib
    matplotlib.use("agg")
    from matplotlib.figure import Figure
    shapes, height = shapes_of(charts, x_label)
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=144, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for kind, *shape in shapes:
        if kind == "line":
            points, color, width, dashes = shape
            axes.plot([x for x, _ in points], [y for _, y in points], color=color, linewidth=width,
                      linestyle=(0, dashes) if dashes else "-")
        elif kind == "dot":
            axes.plot(*([value] for value in shape[:2]), color=shape[2], marker="o", markersize=8)
        else:
            x, y, words, anchor, color, size = shape
            axes.text(x, y, words, color=color, size=size, ha={"start": "left", "middle": "center", "end": "right"}[anchor],
                      va="baseline", parse_math=False)
    figure.savefig(path)
