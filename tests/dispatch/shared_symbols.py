#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Whether no global name, weak or not, is defined by two objects: of two functions of one name a program keeps one, and
calls it on processors that it is not compiled for.

usage: shared_symbols.py <nm> <object or archive>…
"""
import collections
import subprocess
import sys

nm, *files = sys.argv[1:]
owners = collections.defaultdict(set)
objects = set()
for file in files:
    listing = subprocess.run([nm, "-P", "-A", "--extern-only", "--defined-only", file], check=True, capture_output=True, text=True)
    for line in listing.stdout.splitlines():
        owner, name, kind = line.split()[:3]
        owners[name].add(owner)
        objects.add(owner)
shared = [name for name, which in owners.items() if len(which) > 1]
if shared:
    sys.exit(f"lamina: {len(shared)} names are shared by objects: " + ", ".join(sorted(shared)))
print(f"{len(owners)} global names in {len(objects)} objects, none shared")
sys.exit(len(objects) < 2)
