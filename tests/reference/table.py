#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes docs/shelves.md: every activation, loss, optimizer, schedule, metric and initialiser, what its header says of it, and
the largest error that the tests measured against PyTorch, scikit-learn or the paper.

usage: table.py RECORD    RECORD is what `LAMINA_RECORD=RECORD ctest -R "^(reference|shelves):"` has written
       table.py --check   fails where a name of the shelves is not in docs/shelves.md; needs no record
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "docs", "shelves.md")
# Folder, heading, the kind that tests record, what errors are of.
SHELVES = [
    ("activations", "Activations", "activation",
     "Value, slope and second derivative, in plain numbers and in registers. x and y have one shape, (rows, n); a formula of "
     "rows (Softmax, LogSoftmax) is one of n values together."),
    ("losses", "Losses", "loss",
     "Value and slope. Outputs and targets are (rows, n) where a loss says no more; labels (rows)."),
    ("optimizers", "Optimizers", "optimizer", "Weights after 12 steps of given gradients."),
    ("schedules", "Schedules", "schedule", "Factors of the learning rate at all steps."),
    ("metrics", "Metrics", "metric", "Numbers of scikit-learn, of labels (rows), scores (rows, classes), outputs (rows, n)."),
    ("initialisers", "Initialisers", "initialiser", "Weights that torch.nn.init gives after the same seed."),
]
NAMED_AS_IN_PYTORCH = {"Identity", "ReLU", "Sigmoid", "Tanh"}
# What stands in a shelf's headers and is no item of it.
HELPERS = {"AMSGrad", "Centered", "Momentum", "Anneal", "Progress", "Mode", "Term", "CalibrationCurve", "Binary", "Macro", "Micro",
           "WeightedBySupport", "PerClass"}


def namespace_at(text: str) -> str:
    """The namespace that is open at the end of a text."""
    names: list[str] = []
    for closes, name in re.findall(r"^(} // )?namespace ([\w:]+)", text, re.M):
        names = names[:-1] if closes else [*names, name]
    return "::".join(names)


def items(folder: str) -> list[tuple[str, str]]:
    """The public types and functions of a folder's headers, with their docstrings."""
    found: list[tuple[str, str]] = []
    directory = os.path.join(ROOT, "include", "lamina", folder)
    for name in sorted(os.listdir(directory)):
        with open(os.path.join(directory, name)) as file:
            text = file.read()
        public = re.findall(r"using core::(\w+);", text)
        for doc, rest in re.findall(r"((?:^///[^\n]*\n)+)((?:^[^/\n][^\n]*\n){1,6})", text, re.M):
            declared = re.search(r"^(?:struct|class) (\w+)", rest, re.M)
            called = re.search(r"\b(\w+)\(", re.sub(r"requires\([^)]*\)|\[\[\w+\]\]", "", rest))
            match = declared or called
            if match is None or match[1] in HELPERS or match[1] in dict(found):
                continue
            is_core = text.find("namespace lamina::core") != -1 and match[1] in public
            if is_core or (declared and namespace_at(text[:text.find(doc)]) in ("lamina", "lamina::init")):
                lines = [line.removeprefix("///") for line in doc.strip().split("\n")]
                if folder not in ("optimizers", "schedules"): # where indented lines are formulas, not code
                    lines = [line for line in lines if not line.startswith("    ")]
                found.append((match[1], " ".join(("`" + line.strip() + "`" if line.startswith("    ") else line.strip())
                                                 for line in lines)))
    return found


def short(doc: str) -> str:
    """What a docstring says up to where it was taken from, without code."""
    text = re.split(r"(?<=[.;:]) ?(?:As |See )|\btrainer\b", re.sub(r"\s+", " ", doc))[0].strip()
    sentence = re.split(r"(?<=\.) (?=[A-Z`])", text)
    result = sentence[0]
    for further in sentence[1:]:
        if len(result) + len(further) > 260:
            break
        result += " " + further
    return result.replace("|", "\\|").replace("<", "&lt;")


def counterpart(folder: str, name: str, doc: str) -> str:
    found = re.search(r"torch(?:\.\w+)+|scikit-learn's (\w+)|sklearn(?:\.\w+)+", doc)
    if found:
        return f"`{found[0]}`" if not found[1] else f"scikit-learn's `{found[1]}`"
    if folder == "metrics":
        return "scikit-learn"
    paper = re.search(r"\(([A-Z]\w+(?: and \w+)* \d{4})\)|([A-Z]\w+ and (?:others|[A-Z]\w+),[^.;]*\d{4})", doc)
    if paper:
        return paper[1] or paper[2]
    return f"`torch.nn.{name}`" if folder == "activations" and name in NAMED_AS_IN_PYTORCH else "–"


def errors(record: str) -> dict[tuple[str, str, str], float]:
    largest: dict[tuple[str, str, str], float] = {}
    with open(record) as file:
        for line in file:
            kind, name, number, error = line.rstrip("\n").split("\t")
            key = kind, re.split(r"[<({ ,]", name)[0], number
            largest[key] = max(largest.get(key, 0.0), float(error))
    return largest


def page(record: str) -> str:
    largest = errors(record)
    lines = ["# All there is", "",
             "Made from the headers and a run of the tests by `tests/reference/table.py`; the errors are the largest that run measured, "
             "relative where numbers are large. \"–\": not compared with others' numbers, but by laws and known points."]
    for folder, heading, kind, of in SHELVES:
        lines += ["", f"## {heading}", "", of, "", "| | what it is | as | double | float |", "|---|---|---|---|---|"]
        for name, doc in items(folder):
            numbers = [f"{largest[key]:.1e}" if (key := (kind, name, number)) in largest else "–" for number in ("double", "float")]
            lines.append(f"| `{name}` | {short(doc)} | {counterpart(folder, name, doc)} | {numbers[0]} | {numbers[1]} |")
    return "\n".join(lines) + "\n"


def faults() -> list[str]:
    with open(PAGE) as file:
        text = file.read()
    return [f"docs/shelves.md has no row of {name}: write it anew by tests/reference/table.py"
            for folder, *_ in SHELVES for name, _ in items(folder) if f"| `{name}` |" not in text]


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit("\n".join(faults()) or 0)
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(PAGE, "w") as written:
        written.write(page(sys.argv[1]))
