#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the benchmarks: the programs of a build, the Python peers, the compile times; writes JSON, CSV and Markdown.

usage: run.py --build build/native --out report [--quick], after the build of the target `benchmarks`

The short form times the workloads alone, in less than two minutes; the long one everything. What is not there is said
and left out. The interpreter of LAMINA_PYTHON, where set, is asked first for PyTorch, JAX and ONNX Runtime.
"""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time

import figures
import system

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(HERE)
# plain loops take seconds a batch where there is much to do
SHORT = ["--benchmark_repetitions=5", "--benchmark_min_time=0.02", "--benchmark_filter=-^W(5[bc]|6.)/plain$"]
# of some eight hundred sizes; seven repeats of a tenth of a second each take a quarter of an hour
SWEEP = ["--benchmark_repetitions=5", "--benchmark_min_time=0.02"]
PROGRAMS = ["bench_machine", "bench_workloads", "bench_sweep", "bench_fusion", "bench_latency", "bench_threads"]
KEPT = ("name", "run_name", "run_type", "repetition_index", "threads", "iterations", "real_time", "cpu_time",
        "time_unit", "error_occurred", "error_message", "steps", *figures.COUNTERS)


class Progress:
    """Lines with the seconds since the start."""

    def __init__(self):
        self.start = time.monotonic()

    def __call__(self, what):
        print(f"[{time.monotonic() - self.start:5.0f} s] {what}", flush=True)


def slim(document):
    """A document's benchmarks with the keys that are used, without Google Benchmark's aggregates."""
    return [{key: entry[key] for key in KEPT if key in entry} for entry in document["benchmarks"]
            if entry.get("run_type", "iteration") == "iteration"]


class Bench:
    def __init__(self, options):
        self.options, self.progress = options, Progress()
        self.entries, self.context, self.versions, self.missing = [], {}, {}, {}
        self.folder = tempfile.mkdtemp(prefix="lamina-bench-")

    def run(self, command, what):
        """Runs a command that writes a JSON file, and takes in what it wrote."""
        self.progress(what)
        path = os.path.join(self.folder, f"{len(os.listdir(self.folder))}.json")
        try:
            subprocess.run([part.replace("OUT", path) for part in command], check=True)
            with open(path) as file:
                self.take(json.load(file))
        except (OSError, subprocess.CalledProcessError, json.JSONDecodeError, KeyError) as error:
            print(f"      {what} failed and is left out: {error}", flush=True)

    def take(self, document):
        self.entries += slim(document)
        for name, value in document.get("context", {}).items():
            if name == "versions":
                self.versions.update(value)
            elif name.startswith("engine."):
                self.versions[name.removeprefix("engine.")] = value
            else:
                self.context.setdefault(name, value)

    # ---- the programs ------------------------------------------------------------------------------------------

    def programs(self):
        self.missing.update(self.missing_peers())
        for name in ["bench_workloads"] if self.options.quick else PROGRAMS:
            path = self.program(name, self.options.build)
            if not path:
                print(f"      {name} is not there (libbenchmark-dev, then a build of the target benchmarks)", flush=True)
                continue
            # the system uses the last one least; threads inherit where the first one is held
            core = -1 if name == "bench_threads" else (system.cpus() or [-1])[-1]
            options = ["--benchmark_out=OUT", "--benchmark_out_format=json", f"--core={core}"]
            some = SHORT if self.options.quick else SWEEP if name == "bench_sweep" else []
            self.run([path, *options, *some], name)

    def missing_peers(self):
        """The peers that configuring did not find, and why."""
        try:
            with open(os.path.join(self.options.build, "benchmarks", "missing_peers.txt")) as file:
                return dict(line.rstrip("\n").split(": ", 1) for line in file)
        except OSError:
            return {}

    def clang(self):
        """Lamina alone as clang makes it: its engines' names end in _clang."""
        path = self.program("bench_lamina", self.options.clang)
        if not path:
            print("      clang's bench_lamina is not there (cmake --preset clang-native, then that target)", flush=True)
            return
        before = self.entries
        self.entries = []
        self.run([path, "--benchmark_out=OUT", "--benchmark_out_format=json", f"--core={(system.cpus() or [-1])[-1]}"],
                 "bench_lamina by clang")
        for entry in self.entries:
            row, engine, *rest = entry["name"].split("/")
            if not row.startswith("machine"):
                before.append({**entry, "name": "/".join([row, engine + "_clang", *rest])})
        self.entries = before

    @staticmethod
    def program(name, build):
        for folder in (build, os.path.join(build, "benchmarks")):
            path = os.path.join(folder, name)
            if os.access(path, os.X_OK) and os.path.isfile(path):
                return path
        return None

    # ---- Python ------------------------------------------------------------------------------------------------

    def python(self):
        script = os.path.join(HERE, "peers", "python.py")
        for python, engines in self.pythons(script).items():
            def run(what, without=(), *more):
                names = [name for name in engines if name not in without]
                self.run([python, script, "--out", "OUT", "--engines", ",".join(names), *more], f"Python: {what}")

            if self.options.quick:  # without compiling for each row, which takes longer than the rest
                run("the rows", ["torch_compile"], "--seconds", "0.02", "--repeats", "5", "--calls", "0")
                continue
            run("the rows")
            run("the sweep", ["torch_compile", "jax_loop"], "--rows", "sweep")
            if len(system.cpus()) > 1:
                run("two threads", [], "--threads", "2", "--rows", "W5b,W5c,W6a,W6b,W6c")

    def pythons(self, script):
        """The interpreters to use, each with the engines that none before it has."""
        found, known = {}, set()
        for python in system.pythons():
            try:
                engines = json.loads(system.output_of([python, script, "--list"]))["engines"]
            except (OSError, subprocess.CalledProcessError, json.JSONDecodeError):
                continue
            new = [name for name in engines if name not in known and not ("torch_eager" in known and "torch" in name)]
            if new:
                found[python] = new
                known.update(new)
        missing = [name for name in ("torch", "jax", "onnxruntime") if not any(name in engine for engine in known)]
        self.missing.update({name: "no Python here has it" for name in missing})
        if missing:
            print(f"      no Python here has {', '.join(missing)} (python3-torch is Debian's; pip has all; name the"
                  " interpreter in LAMINA_PYTHON)", flush=True)
        return found

    # ---- results -----------------------------------------------------------------------------------------------

    def document(self):
        context = {"date": time.strftime("%Y-%m-%d %H:%M"), "form": "short" if self.options.quick else "long",
                   "processor": system.processor(), "system": platform.platform(), "commit": system.commit(SOURCE)}
        kept = {name: value for name, value in self.context.items() if name not in ("host_name", "executable", "date")}
        versions = {**{name: f"not compared: {why}" for name, why in self.missing.items()}, **self.versions}
        return {"context": {**kept, **context, "versions": versions}, "benchmarks": self.entries}

    def write(self):
        document = self.document()
        run = figures.Run(document)
        os.makedirs(self.options.out, exist_ok=True)
        context = json.dumps(document["context"], indent=1)
        entries = ",\n".join(json.dumps(entry) for entry in document["benchmarks"])
        texts = {"json": f'{{"context": {context},\n"benchmarks": [\n{entries}\n]}}\n',
                 "csv": figures.comma_separated(run), "md": figures.markdown(run)}
        path = os.path.join(self.options.out, "benchmarks-short" if self.options.quick else "benchmarks")
        for ending, text in texts.items():
            with open(f"{path}.{ending}", "w") as file:
                file.write(text)
        self.progress(f"{len(run.series)} figures in {path}.json, .csv and .md")


def main():
    parser = argparse.ArgumentParser(description="Runs the benchmarks and writes JSON, CSV and Markdown")
    parser.add_argument("--build", required=True, help="the build folder")
    parser.add_argument("--out", required=True, help="the folder to write to")
    parser.add_argument("--clang", default="", help="a build folder of clang's, for the comparison of the compilers")
    parser.add_argument("--quick", action="store_true", help="the workloads alone, in less than two minutes")
    bench = Bench(parser.parse_args())
    bench.programs()
    if not bench.options.quick:
        bench.clang()
    bench.python()
    if not bench.options.quick:
        bench.run([sys.executable, os.path.join(HERE, "compile_time.py"), "--out", "OUT"], "compile times")
    bench.write()


if __name__ == "__main__":
    main()
