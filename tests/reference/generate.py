#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes the reference files: NAME.json is what `make` of generators/NAME.py returns, with versions and a hash.

usage: generate.py [NAME…]     writes these, or all; needs PyTorch 2, NumPy and what else a generator imports
       generate.py --check     fails on a file whose numbers are not those that its hash was taken of; needs Python alone

The tests read the files; neither they nor the build need Python.
"""
import hashlib
import importlib
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARIES = ["torch", "numpy", "sklearn", "onnx", "scipy"]


def hash_of(numbers: dict) -> str:
    return hashlib.sha256(json.dumps(numbers, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def text_of(value) -> str:
    """JSON with a list of numbers on each line, so that a difference can be read."""
    text = json.dumps(value, indent=1)
    return re.sub(r"\[[^][{}]*\]", lambda found: re.sub(r"\s+", " ", found.group()), text) + "\n"


def write(name: str) -> None:
    numbers = importlib.import_module(f"generators.{name}").make()
    versions = {library: sys.modules[library].__version__ for library in LIBRARIES if library in sys.modules}
    made = {"by": f"generate.py {name}", "versions": {"python": sys.version.split()[0], **versions}, "hash": hash_of(numbers)}
    with open(os.path.join(HERE, f"{name}.json"), "w") as file:
        file.write(text_of({"made": made, **numbers}))


def faults() -> list[str]:
    found = []
    for name in names():
        with open(os.path.join(HERE, f"{name}.json")) as file:
            numbers = json.load(file)
        if numbers.pop("made")["hash"] != hash_of(numbers):
            found.append(f"{name}.json is not what its hash was taken of: write it anew by generate.py {name}")
    return found


def names() -> list[str]:
    return sorted(file.removesuffix(".py") for file in os.listdir(os.path.join(HERE, "generators")) if file.endswith(".py"))


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    if sys.argv[1:] == ["--check"]:
        sys.exit("\n".join(faults()) or 0)
    for each in sys.argv[1:] or names():
        write(each)
