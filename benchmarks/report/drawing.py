"""What the report's pages share: matplotlib's style, figures as images inside the page, and the templates."""
import base64
import io
import os

import jinja2
import matplotlib

from lines import BLUE, GRAY, GREEN, ORANGE, RED  # noqa: F401  (for those who draw)

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend is chosen first)

matplotlib.rcParams.update({
    "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9, "axes.spines.top": False,
    "axes.spines.right": False, "axes.grid": True, "grid.alpha": 0.25, "legend.frameon": False, "figure.dpi": 100})


def picture(figure, alt):
    """A figure as an <img> that carries its SVG."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", bbox_inches="tight")
    plt.close(figure)
    return svg_image(buffer.getvalue(), alt)


def svg_image(svg, alt):
    return f'<img alt="{html(alt)}" src="data:image/svg+xml;base64,{base64.b64encode(svg).decode()}">'


def axes(width=5.2, height=3.0, **options):
    return plt.subplots(figsize=(width, height), **options)


def html(text):
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def environment():
    """The templates beside this file."""
    pages = jinja2.Environment(loader=jinja2.FileSystemLoader(os.path.dirname(os.path.abspath(__file__))),
                               autoescape=False, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    pages.globals["html"] = html
    return pages
