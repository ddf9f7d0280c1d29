#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Whether the C++ of the README and the guides is code that is compiled: each block must stand, indentation aside, line
for line in one of the examples.

usage: quoted.py <project folder>
"""
import pathlib
import re
import sys


def stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"


project = pathlib.Path(sys.argv[1])
examples = ["\n" + stripped(path.read_text()) for path in sorted((project / "docs/examples").glob("*.*"))
            if path.suffix in (".hpp", ".cpp", ".cu")]
blocks = 0
for page in [project / "README.md", *sorted((project / "docs").glob("*.md")), *sorted((project / "docs/guides").glob("*.md"))]:
    for block in re.findall(r"^```cpp\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL):
        blocks += 1
        for part in re.split(r"\n\s*\n", block):
            if not any("\n" + stripped(part) in example for example in examples):
                sys.exit(f"lamina: {page.relative_to(project)} quotes what no example has:\n{part}")
print(f"{blocks} blocks of code, all compiled")
sys.exit(blocks == 0)
