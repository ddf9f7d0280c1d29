#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the report says of a GPU's run, of one made up here. usage: gpu_run.py <benchmarks/report>; 77 is "skipped"."""
import sys

sys.path.insert(0, sys.argv[1])
try:
    import gpu
except ModuleNotFoundError as missing:
    print(f"lamina: skipped, because {missing.name} is not there")
    sys.exit(77)


def expect(found, wanted):
    if found != wanted:
        sys.exit(f"lamina: {found!r} instead of {wanted!r}")


def row(name, kind, count, **ms):
    return {"name": name, "type": kind, "count": count,
            "ms": {engine.replace("_", " "): time for engine, time in ms.items()}}


core = {16: 1.0, 32: 3.0, 64: 9.0}
expect(gpu.crossover_words({16: 2.0, 32: 2.0, 64: 2.0}, core), "the GPU is faster from 32 on")
expect(gpu.crossover_words({16: 0.5, 32: 4.0, 64: 2.0}, core), "the GPU is faster from 64 on")  # faster once is not enough
expect(gpu.crossover_words({16: 9.0, 32: 9.0, 64: 9.0}, core), "the core is faster up to 64")
expect(gpu.crossover_words({16: 0.1, 32: 0.1}, core), "the GPU is faster at all sizes")
expect(gpu.crossover_words({16: 0.1}, {}), "no core was measured beside it")

rows = [row("copy", "bytes", 1_000, lamina=2.0),  # 1,000 bytes a ms, read and written
        row("training 2-3-1", "double", 10_000, lamina=7.0, torch_eager=70.0, torch_graph=3.5),
        row("ensemble 2-3-1", "double", 1_000_000, lamina=1_000.0),
        row("inference 64-64-64-64-64", "float", 100, lamina=102.4)]
rows[1]["ms"][gpu.ALONE] = 6.5
judged = {what: (came, met) for what, came, met in gpu.judged(rows)}
expect(judged, {
    "10,000 steps of 2-3-1 in double, at most 6 ms": ("7 ms", False),
    "training 2-3-1 in double, at most 1.10 of its products alone": ("1.08", True),
    "trainings of 2-3-1 a second in double, at least 500,000": ("1,000,000", True),
    "inference 64-64-64-64-64, 100 rows, beside reading and writing them (51.2 ms)": ("2.00 times", None)})
expect(gpu.beside_torch(rows[1]["ms"]), "2 times as slow as torch graph")
page = gpu.section({"machine": {"device": "made up"}, "rows": rows})
expect([words for words in ("made up", "2 times as slow as torch graph", "missed") if words not in page], [])
expect("run.sh" in gpu.section(None), True)
