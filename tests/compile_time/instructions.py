#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds the instructions that compiling networks takes, which no busy machine disturbs as it does seconds.

usage: instructions.py <g++> <compiler flag>…

They are counted by valgrind for a processor that is always the same, without the compiler's garbage collection, of which one
more or less is 600 million. The budgets are for g++ 12.2 with Debian 12's xtensor and xsimd; with another compiler the test is
skipped (77). Exits with 1 when a budget is exceeded.
"""
import concurrent.futures
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

from sources import written_to

# Millions that a program may take: what it took, 13,387 and 23,444, and 1 %. Before the shelves of activations, losses,
# optimizers, data and metrics it was 12,790 and 22,296: including them is 5 % of 2-3-1.
MILLIONS = {"2-3-1": 13521, "ten more": 23679}


def count(compiler: str, flags: list[str], source: str) -> float:
    """Millions of instructions that compiling a source takes."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                f"--log-file={source}.log"]
    subprocess.run([compiler, "-wrapper", ",".join(valgrind), *flags, "-march=x86-64-v4", "-O2",
                    "--param=ggc-min-heapsize=8000000", "-S", source, "-o", source + ".s"], check=True)
    with open(source + ".log") as log:
        return int(re.search(r"I\s+refs:\s+([\d,]+)", log.read())[1].replace(",", "")) / 1e6


def main() -> None:
    compiler, *flags = sys.argv[1:]
    version = subprocess.run([compiler, "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    if version != "12.2.0" or platform.machine() != "x86_64" or shutil.which("valgrind") is None:
        print("lamina: instructions are counted where there are g++ 12.2.0 for x86-64 and valgrind")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        paths = written_to(folder)
        counts = list(pool.map(lambda name: count(compiler, flags, paths[name]), MILLIONS))
    for (name, most), taken in zip(MILLIONS.items(), counts):
        print(f"{name:>10}: {taken:9.1f} of {most} million instructions" + ("" if taken <= most else "   EXCEEDED"))
    sys.exit(any(taken > most for taken, most in zip(counts, MILLIONS.values())))


if __name__ == "__main__":
    main()
