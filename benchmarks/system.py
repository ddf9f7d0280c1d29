# SPDX-License-Identifier: BSL-1.0
"""What machine, source and Pythons there are."""
import os
import platform
import subprocess
import sys


def output_of(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def commit(source):
    try:
        name = output_of(["git", "-C", source, "rev-parse", "--short", "HEAD"]).strip()
        changed = output_of(["git", "-C", source, "status", "--porcelain"]).strip()
        return name + (" with changes" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return "not from a git checkout"


def cpus():
    """Those this process may run on, in order; none where the system does not say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def pythons():
    """Interpreters in which PyTorch and others may be found; that of LAMINA_PYTHON, where set, is asked first."""
    names = [os.environ.get("LAMINA_PYTHON"), sys.executable, "/usr/bin/python3", "python3"]
    return list(dict.fromkeys(name for name in names if name))
