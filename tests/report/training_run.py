#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the report says of examples, of ones made up here. usage: training_run.py <benchmarks/report>; 77 is "skipped"."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
try:
    import numpy as np
    import training
except ModuleNotFoundError as missing:
    print(f"lamina: skipped, because {missing.name} is not there")
    sys.exit(77)


def expect(found, wanted):
    if found != wanted:
        sys.exit(f"lamina: {found!r} instead of {wanted!r}")


def program(folder, name, said, status):
    path = os.path.join(folder, "example_" + name)
    with open(path, "w") as file:
        file.write(f"#!/bin/sh\necho '{said}' $#\nexit {status}\n")
    os.chmod(path, 0o755)


with tempfile.TemporaryDirectory() as folder:
    training.FASHION = folder
    program(folder, "diabetes", "R2 0.25 of", 1)  # has data, and a folder to write to
    program(folder, "spirals", "accuracy 0.99 of", 0)
    program(folder, "fashion", "no data", 77)
    made = training.run(folder, folder, folder)
    expect({name: (run["said"], run["good"]) for name, run in made["runs"].items()},
           {"diabetes": ("R2 0.25 of 2\n", False), "spirals": ("accuracy 0.99 of 1\n", True)})

    for name, array in (("diabetes_truth", np.ones((3, 1))), ("diabetes_predicted", np.zeros((3, 1))),
                        ("spirals_points", np.zeros((2, 2))), ("spirals_labels", np.array([0, 1])),
                        ("spirals_surface", np.full((9, 2), 0.5))):
        np.save(os.path.join(made["folder"], name + ".npy"), array)
    page = training.section(made, folder)
    expect([words for words in ("R2 0.25 of 2", '"other">no<', '"same">yes<', "apt-get install dataset-fashion-mnist")
            if words not in page], [])
    expect(page.count("<figcaption>"), 2)

    program(folder, "tables", "terminate called", 134)
    try:
        training.run(folder, folder, folder)
    except subprocess.CalledProcessError as error:
        expect(error.returncode, 134)
    else:
        sys.exit("lamina: an example that ends by an error goes unnoticed")
