#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The machine code of docs/examples/fused.cpp's layer, which must be what docs/fusion.md says of it.

usage: assembly.py <project folder> [<file for the listing>]

Compiles for x86-64-v3 with c++, or what CXX says. Exits with 1 where the layer is not eight multiply-adds and one maximum
without a call or a jump, with 77 where the compiler is not for x86-64.
"""
import os
import pathlib
import re
import subprocess
import sys

project = pathlib.Path(sys.argv[1])
compiler = os.environ.get("CXX", "c++")
if "x86_64" not in subprocess.run([compiler, "-dumpmachine"], capture_output=True, text=True, check=True).stdout:
    sys.exit(77)
flags = ["-std=c++20", "-O3", "-DNDEBUG", "-march=x86-64-v3"]
text = subprocess.run([compiler, *flags, "-S", "-masm=intel", "-I", project / "include", project / "docs/examples/fused.cpp",
                       "-o", "-"], capture_output=True, text=True, check=True).stdout
body = re.search(r"^_Z5fused\S*:[^\n]*\n(.*?)^\s*\.cfi_endproc", text, re.MULTILINE | re.DOTALL).group(1)
lines = [line.replace("\t", " ").strip() for line in body.splitlines()]
code = [line for line in lines if line and not re.match(r"[.#]|\S+:$", line)]
found = {name: sum(line.startswith(name) for line in code) for name in ("vfmadd", "vmaxps", "call", "j")}
listing = "\n".join("{:<14}{}".format(*(line.split(" ", 1) + [""])[:2]).rstrip() for line in code)
if found != {"vfmadd": 8, "vmaxps": 1, "call": 0, "j": 0}:
    sys.exit(f"lamina: the fused layer is not what docs/fusion.md says, but has {found}:\n{listing}")
version = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
print(f"{len(code)} instructions, {found}, by {version}")
if len(sys.argv) > 2:
    pathlib.Path(sys.argv[2]).write_text(f"# {version} {' '.join(flags)}: {len(code)} instructions\n{listing}\n")
