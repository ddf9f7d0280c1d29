#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What networks of 1 to 50 layers cost to compile: seconds, memory, object size, clang's template instantiations.

usage: compile_time.py --out compile_time.json [--compilers g++,clang++-19] [--layers 1,2,5,10,20,50]

A source trains and infers, as in tests/compile_time, which it shares its networks and its way to measure with. Seconds
are processor time at -O2; the names are compile/<layers>/<compiler>.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(SOURCE, "tests", "compile_time"))
import budget  # noqa: E402


def network(layers):
    """The source of a 2-16-…-16-1 network of so many Linear layers; of one, 2-1."""
    parts = budget.sequential(layers - 2) if layers > 1 else "lamina::Linear<2, 1>, lamina::Sigmoid"
    return budget.NETWORK.replace("LAYERS", parts)


def entries(compiler, layers, clang, folder):
    """Three repeats for each number of layers by one compiler."""
    flags = ["-std=c++20", "-march=native", "-I" + os.path.join(SOURCE, "include")]
    own = budget.CLANG_FLAGS if "clang" in compiler else []
    measure = budget.Measure(compiler, clang, flags + own, folder)
    sources = measure.sources({f"{n}_layers": network(n) for n in layers})
    runs = measure.runs(sources)
    for n, (name, source) in zip(layers, sources.items()):
        counters = {"KB": os.path.getsize(source + ".o") / 1024}
        if clang:
            counters["instantiations"] = measure.instantiations(source)
        seconds, memory = min(run[0] for run in runs[name]), max(run[1] for run in runs[name])
        print(f"  {n:3} layers, {compiler:<11} {seconds:6.2f} s, {memory:5.0f} MB, {counters['KB']:6.0f} kB"
              + (f", {counters['instantiations']:,} instantiations" if clang else ""), flush=True)
        for i, (time, megabytes) in enumerate(runs[name]):
            yield {"name": f"compile/{n}/{compiler}", "run_type": "iteration", "repetition_index": i, "iterations": 1,
                   "real_time": time, "cpu_time": time, "time_unit": "s", "MB": megabytes, **counters}


def version(compiler):
    return subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def main():
    parser = argparse.ArgumentParser(description="What networks of 1 to 50 layers cost to compile")
    parser.add_argument("--out", default="compile_time.json")
    parser.add_argument("--compilers", default="g++,clang++-19")
    parser.add_argument("--layers", default="1,2,5,10,20,50")
    options = parser.parse_args()
    compilers = [name for name in options.compilers.split(",") if shutil.which(name)]
    clang = next((name for name in ("clang++-19", "clang++") if shutil.which(name)), None)
    layers = [int(n) for n in options.layers.split(",")]
    found = []
    for compiler in compilers:
        with tempfile.TemporaryDirectory() as folder:
            counted = clang if compiler == compilers[-1] else None  # the same for every compiler: counted once
            found += entries(compiler, layers, counted, folder)
    with open(options.out, "w") as file:
        json.dump({"context": {"versions": {name: version(name) for name in compilers}}, "benchmarks": found}, file)


if __name__ == "__main__":
    main()
