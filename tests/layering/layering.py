#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The architecture: which folder of include/lamina may include which.

usage: layering.py <repository> [--write]

A folder may include from those that its row names, all of which stand above it. Fails on an include that no row allows, on an
allowance that nothing uses, on a folder or a file at the top that the table does not know, and where docs/architecture.md or
docs/architecture.svg is not what --write makes of the table.
"""
import os
import re
import sys
from xml.sax.saxutils import escape

# Folder, what is in it, what it may include. In the order of dependence.
FOLDERS = [
    ("support", "errors, texts, sizes as constants, aligned memory, threads", ""),
    ("math", "exp, tanh, … of one number, for every number type", "support"),
    ("symbol", "expressions of symbols: their derivatives, their values", "support math"),
    ("formula", "what a formula, a loss, an optimizer is; a chain of formulas", "support symbol"),
    ("arrays", "views, tiles, and the arrays that users bring", "support"),
    ("metrics", "accuracy, confusion_matrix, roc_auc, … of arrays", "support arrays"),
    ("layers", "Linear, and the contractions that backends compute", "support math formula"),
    ("activations", "ReLU, Tanh, …", "formula"),
    ("losses", "MSELoss, …", "formula arrays"),
    ("optimizers", "SGD, …", "support math formula"),
    ("schedules", "Cosine, StepDecay, … of the learning rate", "support math"),
    ("random", "NumPy's and PyTorch's random numbers", "support math arrays"),
    ("data", "data sets in batches, their parts, scales and classes", "support arrays random"),
    ("io", "files: CSV, .npy, IDX", "support arrays"),
    ("model", "a Sequential: its shapes, stages, keys, parameters, pictures", "support formula arrays layers random"),
    ("initialisers", "what weights start with: KaimingNormal, …", "support math formula random model"),
    ("pass", "a batch forward and back, of the verbs of a Backend", "support symbol formula arrays random layers model"),
    ("network", "Network, Trainer, gradient, Ensemble, on any backend", "support math formula arrays losses random model pass"),
    ("full_batch", "minimise: L-BFGS, Levenberg and Marquardt, on whole batches", "support pass network"),
    ("fit", "training on data sets, epoch by epoch", "support data schedules model network"),
    ("backends/reference", "plain loops, in constant evaluation too", "support pass network"),
    ("backends/cpu/lanes", "registers of numbers, and a formula's place in them", "support math arrays pass"),
    ("backends/cpu/gemm", "the matrix products", "support arrays backends/cpu/lanes"),
    ("backends/cpu/samples", "narrow networks: a sample in each lane", "backends/cpu/lanes backends/cpu/gemm"),
    ("backends/cpu", "the CPU's Backend, its Network, Ensemble, plan",
     "support arrays layers model pass network backends/reference backends/cpu/lanes backends/cpu/gemm backends/cpu/samples"),
    ("backends/cuda/body", "what a thread, a group, a block of a kernel does", "support formula arrays random pass backends/reference"),
    ("backends/cuda/runtime", "devices, streams, memory", "support pass backends/cuda/body"),
    ("backends/cuda/cublas", "products by cuBLASLt", "support symbol formula pass backends/cuda/body backends/cuda/runtime"),
    ("backends/cuda/family", "kernels for small, for resident, for layered networks",
     "support pass backends/cuda/body backends/cuda/runtime backends/cuda/cublas"),
    ("backends/cuda", "CUDA's Backend, its Network and Ensemble",
     "pass network backends/cuda/runtime backends/cuda/cublas backends/cuda/family"),
    ("expression", "formulas and layers composed by hand, wrt", "formula arrays pass backends/cpu"),
    ("portable", "one network compiled for several instruction sets", "arrays model backends/cpu"),
]

# At the top of include/lamina: lists of a folder, which count as in it; what users include; the version.
LISTS = ["activations", "arrays", "data", "full_batch", "initialisers", "layers", "losses", "math", "metrics", "optimizers", "random",
         "schedules"]
ENTRIES = ["architecture", "cuda", "ensemble", "fit", "inference", "lamina", "network", "plan", "portable", "trainer"]
VERSION = "version"

BEGIN, END = "<!-- by tests/layering/layering.py -->", "<!-- end -->"


def headers(include: str) -> list[str]:
    """Every header's path below include/lamina."""
    found = (os.path.relpath(os.path.join(folder, name), include)
             for folder, _, names in os.walk(include) for name in names if name.endswith(".hpp"))
    return sorted(found)


def folder_of(header: str) -> str:
    """The folder that a header counts as in; "" for an entry."""
    folder, name = os.path.split(header)
    stem = name.removesuffix(".hpp")
    if folder:
        return folder
    if stem == VERSION:
        return "support"
    return stem if stem in LISTS else ""


def arrows(include: str) -> dict[tuple[str, str], list[str]]:
    """From folder to folder, the includes that cross."""
    result: dict[tuple[str, str], list[str]] = {}
    for header in headers(include):
        with open(os.path.join(include, header)) as file:
            for included in re.findall(r"#include <lamina/([^>]+\.hpp)>", file.read()):
                pair = folder_of(header), folder_of(included)
                if pair[0] != pair[1]:
                    result.setdefault(pair, []).append(f"{header} includes {included}")
    return result


def faults_of_includes(include: str) -> list[str]:
    faults = []
    order = [folder for folder, _, _ in FOLDERS]
    allowed = {(folder, other) for folder, _, others in FOLDERS for other in others.split()}
    for folder, other in allowed:
        if other not in order or order.index(other) >= order.index(folder):
            faults.append(f"the table lets {folder} include {other}, which does not stand above it")
    for header in headers(include):
        stem = header.removesuffix(".hpp")
        if "/" in header and folder_of(header) not in order:
            faults.append(f"{header}: its folder is not in the table")
        elif "/" not in header and stem not in [*LISTS, *ENTRIES, VERSION]:
            faults.append(f"{header}: at the top are lists and entries alone")
    used = arrows(include)
    for (folder, other), includes in used.items():
        if folder and (folder, other) not in allowed:
            faults += [f"{line}, but {folder} may not include {other or 'an entry'}" for line in includes]
    faults += [f"{folder} may include {other}, but does not" for folder, other in sorted(allowed - set(used))]
    return faults


def table() -> str:
    rows = ["| folder | what is in it | may include |", "|---|---|---|"]
    rows += [f"| `{folder}` | {what} | {', '.join(f'`{other}`' for other in others.split())} |"
             for folder, what, others in FOLDERS]
    return "\n".join(rows)


def levels() -> list[list[str]]:
    """Folders by the longest way down to support."""
    level: dict[str, int] = {}
    for folder, _, others in FOLDERS:
        level[folder] = 1 + max((level[other] for other in others.split()), default=-1)
    return [[folder for folder in level if level[folder] == n] for n in range(max(level.values()) + 1)]


def drawing() -> str:
    """The table as a picture: what stands on what, and the arrows that no other way of arrows tells."""
    width, height, gap = 150, 26, 26
    below = {folder: set(others.split()) for folder, _, others in FOLDERS}
    reach: dict[str, set[str]] = {}
    for folder, _, _ in FOLDERS:
        reach[folder] = below[folder].union(*(reach[other] for other in below[folder]))
    rows = levels()
    full = max(map(len, rows)) * (width + gap) + gap
    place = {}
    for n, row in enumerate(rows):
        left = (full - len(row) * (width + gap) + gap) / 2
        for i, folder in enumerate(row):
            place[folder] = left + i * (width + gap), (len(rows) - 1 - n) * (height + gap) + gap / 2
    total = len(rows) * (height + gap)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full} {total}" font-family="sans-serif" font-size="12">',
             f'<rect width="{full}" height="{total}" fill="#ffffff"/>']
    for folder, others in below.items():
        direct = {other for other in others if not any(other in reach[via] for via in others)}
        for other in sorted(direct):
            (x, y), (u, v) = place[folder], place[other]
            lines.append(f'<line x1="{x + width / 2}" y1="{y + height}" x2="{u + width / 2}" y2="{v}" stroke="#9aa4b2"/>')
    for folder, (x, y) in place.items():
        lines.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="#eef3fb" stroke="#4a6fa5"/>'
                     f'<text x="{x + width / 2}" y="{y + 17}" text-anchor="middle" fill="#1c2733">{escape(folder)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def page_with_table(page: str) -> str:
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    root = sys.argv[1]
    page, picture = (os.path.join(root, "docs", "architecture." + kind) for kind in ("md", "svg"))
    with open(page) as file:
        text = file.read()
    if "--write" in sys.argv:
        for path, content in ((page, page_with_table(text)), (picture, drawing())):
            with open(path, "w") as file:
                file.write(content)
        return
    faults = faults_of_includes(os.path.join(root, "include", "lamina"))
    if text != page_with_table(text):
        faults.append("docs/architecture.md has another table: run layering.py . --write")
    with open(picture) as file:
        if file.read() != drawing():
            faults.append("docs/architecture.svg shows another table: run layering.py . --write")
    for fault in faults:
        print("lamina:", fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
