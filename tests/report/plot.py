#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What lamina-plot draws of histories, and what it says of files that are none. usage: plot.py <repository>"""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

TOOL = os.path.join(os.path.abspath(sys.argv[1]), "tools", "lamina-plot")
HEADER = "epoch,loss,validation_loss,learning_rate,seconds"
SVG = "{http://www.w3.org/2000/svg}"


def expect(found, wanted, of):
    if found != wanted:
        sys.exit(f"lamina: {of}: {found!r} instead of {wanted!r}")


def plot(text, *options):
    with open("history.csv", "w", newline="") as file:
        file.write(text)
    return subprocess.run([sys.executable, "-I", TOOL, "history.csv", *options], capture_output=True, text=True)


def drawn(rows, header=HEADER, output="history.svg"):
    """The words of a picture, and the points of its coloured lines."""
    run = plot("\n".join([header, *rows]) + "\n", "-o", output)
    expect((run.returncode, run.stdout, run.stderr), (0, output + "\n", ""), rows)
    picture = ET.parse(output).getroot()
    words = [text.text for text in picture.iter(SVG + "text")]
    curves = {}
    for line in picture.iter(SVG + "polyline"):
        curves[line.get("stroke")] = [tuple(map(float, point.split(","))) for point in line.get("points").split()]
    return words, curves


def refused(text, wanted, *options):
    run = plot(text, *options)
    expect((run.returncode, run.stderr.strip()), (1, "lamina: " + wanted), text)


def check_pictures():
    words, curves = drawn(["1,2.0,2.5,0.1,0.5", "2,0.2,0.3,0.1,1.0", "3,0.02,0.4,0.1,1.5"])
    expect([word for word in words if "best" in word], ["best: epoch 2, validation loss 0.3"], "the best epoch")
    expect([word in words for word in ("training", "validation", "epoch", "learning rate")], [True, True, True, False], "words")
    (_, a), (_, b), (_, c) = curves["#1f6fb2"]
    expect(abs((b - a) - (c - b)) < 0.2, True, "equal decades are equally far apart")
    expect("0.1" in words and "1" in words, True, "ticks of decades")

    words, curves = drawn(["1,2,,0.1,0.5,0.5", "2,1.5,,0.05,1.0,0.75", "4,1,,0.05,1.5,"], HEADER + ",accuracy", "other.svg")
    expect([word for word in words if "best" in word], ["best: epoch 4, loss 1"], "without validation")
    (x, a), (y, b), (z, c) = curves["#1f6fb2"]
    expect(abs((b - a) - (c - b)) < 0.2 and abs(z - 3 * y + 2 * x) < 0.4, True, "less than a decade is drawn as it is")
    expect("accuracy" in words and "learning rate" in words, True, "further columns, and a rate that changes")
    expect(len(curves["#2e8b57"]), 2, "an empty value of a metric is left out")

    words, _ = drawn(["1,nan,nan,0.1,0.5", "2,inf,,0.1,1"])
    expect([word for word in words if "best" in word], [], "nothing is best where no loss is a number")
    words, _ = drawn(["7,0.5,,0.1,0.5"])
    expect("best: epoch 7, loss 0.5" in words, True, "one epoch")
    expect(len(drawn([f"{i},0,,0.1,0.5" for i in range(1, 1001)])[1]["#1f6fb2"]), 1000, "a loss of 0")


def check_refusals():
    refused("", f"history.csv:1: the header should begin with {HEADER}, and is empty")
    refused("epoch,loss\n1,2\n", f"history.csv:1: the header should begin with {HEADER}, and is epoch,loss")
    refused(HEADER + "\n", "history.csv:1: there is no epoch below the header")
    refused(HEADER + ",f1,f1\n", f"history.csv:1: a column is there twice: {HEADER},f1,f1")
    refused(HEADER + "\n1,2,,0.1,0.5\n2,2,,0.1\n", "history.csv:3: 4 values, where the header has 5 columns")
    refused(HEADER + "\n1,low,,0.1,0.5\n", "history.csv:2: 'low' in the column loss is no number")
    refused(HEADER + "\n1,,,0.1,0.5\n", "history.csv:2: '' in the column loss is no number")
    refused(HEADER + "\nnan,1,,0.1,0.5\n", "history.csv:2: 'nan' is no epoch")
    refused(HEADER + "\n1,1,,0.1,0.5\n", "picture.pdf: a picture ends in .svg or .png", "-o", "picture.pdf")
    refused(HEADER + "\n1,1,,0.1,0.5\n", "none/picture.svg: No such file or directory", "-o", "none/picture.svg")
    run = subprocess.run([sys.executable, TOOL, "none.csv"], capture_output=True, text=True)
    expect((run.returncode, run.stderr), (1, "lamina: none.csv: No such file or directory\n"), "no file")


def check_png():
    run = plot(HEADER + "\n1,2,,0.1,0.5\n2,1,,0.1,0.5\n", "-o", "history.png")
    if run.returncode:
        expect(bool(re.match("lamina: history.png: a PNG is drawn by matplotlib, which this Python has not", run.stderr)), True,
               run.stderr)
    else:
        with open("history.png", "rb") as file:
            expect(file.read(8), b"\x89PNG\r\n\x1a\n", "the first bytes of a PNG")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    check_pictures()
    check_refusals()
    check_png()
