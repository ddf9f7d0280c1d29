"""The report's "Training on real data": runs the examples that train on it, and draws what they wrote."""
import csv
import os
import subprocess
import sys
import time

import numpy as np

from drawing import BLUE, GRAY, GREEN, ORANGE, axes, environment, picture, plt

# What each program learns; those with a folder read it.
PROGRAMS = {"digits": "digits, 64-32-10", "tables": "three small tables, 16 hidden", "diabetes": "a regression, 10-16-1",
            "fashion": "Fashion-MNIST, 784-128-64-10", "spirals": "two spirals, 2-32-32-2", "forecast": "a time series, 18-32-1",
            "autoencoder": "digits through two numbers, 64-64-2-64-64", "distillation": "a teacher, 64-128-10, and its students, 64-32-10"}
OF_DATA = ("digits", "tables", "diabetes", "autoencoder", "distillation")
FASHION = "/usr/share/datasets/fashion-mnist"
CLOTHES = ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"]
SKIPPED = 77


# ---- running -------------------------------------------------------------------------------------------------------

def run(programs, source, out):
    """What each program said; their numbers are in the folder that is named with it."""
    folder = os.path.join(out, "training")
    os.makedirs(folder, exist_ok=True)
    runs = {}
    for name in PROGRAMS:
        program = os.path.join(programs, "example_" + name)
        arguments = [os.path.join(source, "docs", "examples", "data")] if name in OF_DATA else [FASHION] if name == "fashion" else []
        if not os.path.exists(program) or name == "fashion" and not os.path.isdir(FASHION):
            continue
        start = time.perf_counter()
        result = subprocess.run([program, *arguments, folder], stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
        if result.returncode not in (0, 1, SKIPPED):
            raise subprocess.CalledProcessError(result.returncode, program)
        if result.returncode != SKIPPED:
            runs[name] = {"said": result.stdout, "seconds": time.perf_counter() - start, "good": result.returncode == 0}
    return {"folder": folder, "runs": runs}


# ---- figures -------------------------------------------------------------------------------------------------------

def draw_confusion(ax, confusion, names, title):
    """Rows are true classes; the cells of wrong ones are the redder the more they are."""
    wrong = confusion - np.diag(np.diag(confusion))
    ax.imshow(wrong / max(1, wrong.max()), cmap="Reds", vmin=0, vmax=2.2)
    for i, j in np.ndindex(confusion.shape):
        if confusion[i, j]:
            ax.text(j, i, confusion[i, j], ha="center", va="center", fontsize=8 if len(names) <= 3 else 6.5,
                    fontweight="bold" if i == j else "normal")
    turned = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"} if max(map(len, names)) > 2 else {}
    ax.set_xticks(range(len(names)), names, fontsize=7, **turned)
    ax.set_yticks(range(len(names)), names, fontsize=7)
    ax.grid(visible=False)
    ax.set_xlabel("predicted")
    ax.set_ylabel("true")
    ax.set_title(title)


def draw_image(ax, pixels, title="", **options):
    ax.imshow(pixels.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
    ax.set_title(title, fontsize=7, pad=2, **options)
    ax.axis("off")


def history(path):
    with open(path) as file:
        rows = list(csv.DictReader(file))
    return {key: [float(row[key]) for row in rows] for key in ("epoch", "loss", "validation_loss", "validation_accuracy")}


def draw_history(path, title):
    course = history(path)
    figure, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3))
    left.plot(course["epoch"], course["loss"], color=BLUE, label="training")
    left.plot(course["epoch"], course["validation_loss"], color=ORANGE, label="validation")
    left.set_yscale("log")
    for ticks in (left.yaxis.set_major_formatter, left.yaxis.set_minor_formatter):
        ticks(lambda value, _: f"{value:g}" if len(course["epoch"]) < 20 or f"{value:e}"[0] == "1" else "")
    left.set_ylabel("loss")
    left.legend()
    right.plot(course["epoch"], course["validation_accuracy"], color=ORANGE)
    right.set_ylabel("accuracy in validation")
    for ax in (left, right):
        ax.set_xlabel("epoch")
        ax.xaxis.get_major_locator().set_params(integer=True)
    figure.suptitle(title, fontsize=10)
    figure.tight_layout()
    return picture(figure, title)


def draw_misread(load):
    """The test's digits that are misread, the surest first."""
    labels, probabilities, images = load("digits_labels"), load("digits_probabilities"), load("digits_images")
    seen, sure = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = sorted(np.flatnonzero(seen != labels), key=lambda i: -sure[i])[:18]
    columns = 6
    figure, grid = plt.subplots(-(-max(1, len(wrong)) // columns), columns, squeeze=False,
                                figsize=(5.2, 1.1 * -(-max(1, len(wrong)) // columns)))
    for ax in grid.flat:
        ax.axis("off")
    for ax, i in zip(grid.flat, wrong):
        draw_image(ax, images[i], f"{labels[i]} as {seen[i]}, {sure[i]:.2f}")
    figure.tight_layout()
    return picture(figure, "digits that are misread")


def draw_calibration(load):
    fraction, predicted, counts = load("digits_fraction"), load("digits_predicted"), load("digits_counts")
    figure, ax = axes(4.2, 3.4)
    ax.plot([0, 1], [0, 1], color=GRAY, linestyle=":", label="as said")
    # a standard deviation of the part that holds, among so many
    ax.errorbar(predicted, fraction, yerr=np.sqrt(predicted * (1 - predicted) / counts), color=BLUE, marker="o", markersize=4,
                capsize=2, label="found, ± what chance makes of it")
    for x, y, count in zip(predicted, fraction, counts):
        ax.annotate(f"{count:,}", (x, y), xytext=(4, -10), textcoords="offset points", fontsize=7, color=GRAY)
    ax.set_ylim(-0.05, 1.05)
    ax.set_xlabel("probability that the network gives a class")
    ax.set_ylabel("how often it is the class")
    ax.legend(fontsize=7, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return picture(figure, "calibration of the digits' probabilities")


def draw_tables(load, source):
    figure, grid = plt.subplots(1, 3, figsize=(11, 3.2))
    for ax, name in zip(grid, ("iris", "wine", "breast_cancer")):
        with open(os.path.join(source, "docs", "examples", "data", name + ".csv")) as file:
            names = sorted({row[-1] for row in list(csv.reader(file))[1:]})
        draw_confusion(ax, load(name + "_confusion"), names, name.replace("_", " "))
    figure.tight_layout()
    return picture(figure, "confusion of iris, wine and breast cancer")


def draw_diabetes(load):
    truth, predicted = load("diabetes_truth"), load("diabetes_predicted")
    figure, ax = axes(4.2, 3.4)
    ax.plot([25, 346], [25, 346], color=GRAY, linestyle=":")
    ax.plot(truth, predicted, ".", color=BLUE, markersize=4, alpha=0.6)
    ax.set_xlabel("progression of the disease")
    ax.set_ylabel("predicted from the other folds")
    return picture(figure, "diabetes: predicted and true")


def draw_spirals(load):
    points, labels, surface = load("spirals_points"), load("spirals_labels"), load("spirals_surface")
    side = int(len(surface) ** 0.5)
    figure, ax = axes(4.4, 3.6)
    drawn = ax.imshow(surface[:, 1].reshape(side, side), origin="lower", extent=(-1, 1, -1, 1), cmap="PuOr_r", vmin=0, vmax=1, alpha=0.6)
    for label, color in ((0, "#3b1f70"), (1, "#8a3c00")):
        ax.plot(*points[labels == label].T, "o", color=color, markersize=3.5, markeredgecolor="white", markeredgewidth=0.4)
    figure.colorbar(drawn, label="probability of the second")
    ax.grid(visible=False)
    return picture(figure, "two spirals and what the network says everywhere")


def draw_forecast(load):
    truth, alone = load("forecast_truth"), load("forecast_alone")
    window = len(truth) - 400
    figure, ax = axes(11, 2.6)
    ax.plot(truth, color=GRAY, linewidth=2.5, alpha=0.6, label="the equation")
    ax.plot(range(window - 1, len(alone)), alone[window - 1:], color=BLUE, linewidth=1.2, label="the network by itself")
    ax.axvspan(0, window, color=ORANGE, alpha=0.2, label="what it was given")
    ax.set_xlabel("time")
    ax.set_ylabel("x − 0.9")
    ax.set_xlim(0, len(truth))
    ax.legend(fontsize=7, ncols=3, loc="upper right", bbox_to_anchor=(1, 1.12))
    return picture(figure, "the Mackey-Glass series and its forecast")


def draw_codes(load):
    codes, labels = load("autoencoder_codes"), load("autoencoder_labels")
    figure, ax = axes(5.2, 4.2)
    low, high = np.percentile(codes, [0.5, 99.5], axis=0)
    for digit in range(10):
        color = plt.get_cmap("tab10")(digit)
        ax.plot(*codes[labels == digit].T, ".", color=color, markersize=3, alpha=0.5, rasterized=True)
        ax.text(*np.median(codes[labels == digit], axis=0), digit, fontsize=14, fontweight="bold", ha="center", va="center",
                bbox={"boxstyle": "circle,pad=0.15", "facecolor": "white", "edgecolor": color, "alpha": 0.85})
    for set_limits, a, b in zip((ax.set_xlim, ax.set_ylim), low, high):
        set_limits(a - 0.05 * (b - a), b + 0.05 * (b - a))
    ax.set_xlabel("first number")
    ax.set_ylabel("second number")
    return picture(figure, "all digits as two numbers")


def draw_restored(load):
    images, restored = load("autoencoder_images"), load("autoencoder_restored")
    figure, grid = plt.subplots(4, 8, figsize=(5.2, 2.9))
    for column in range(8):
        for row, kind in enumerate((images, restored, images[8:], restored[8:])):
            draw_image(grid[row, column], kind[column])
    figure.tight_layout(pad=0.3)
    return picture(figure, "digits and what is restored of them")


def draw_students(load, said):
    teacher = float(said.split("teacher ")[1].split(",")[0])
    figure, ax = axes(4.2, 3.0)
    ax.axhline(teacher, color=GREEN, linestyle="--", label="the teacher, of all labels")
    for x, (students, color) in enumerate(zip(load("distillation_students"), (ORANGE, BLUE))):
        ax.plot(x + np.linspace(-0.12, 0.12, len(students)), students, "o", color=color, markersize=4, alpha=0.7)
        ax.plot([x - 0.2, x + 0.2], [students.mean()] * 2, color=color, linewidth=2)
    ax.set_xticks([0, 1], ["of 202 labels", "of the teacher, on their digits"])
    ax.set_xlim(-0.5, 1.5)
    ax.set_ylabel("accuracy")
    ax.legend(fontsize=7, loc="center right", bbox_to_anchor=(1, 0.9))
    return picture(figure, "students of labels and of a teacher")


def draw_matrix(confusion, names, title):
    figure, ax = axes(4.4, 4.0)
    draw_confusion(ax, confusion, names, title)
    return picture(figure, title)


def figures(training, source):
    """(picture, caption) of each program that ran."""
    folder, runs = training["folder"], training["runs"]

    def load(name):
        return np.load(os.path.join(folder, name + ".npy")).squeeze()

    drawn = {
        "digits": lambda: [
            (draw_history(os.path.join(folder, "digits_history.csv"), "digits"), "The digits' training, epoch by epoch."),
            (draw_matrix(load("digits_confusion"), [str(i) for i in range(10)], "digits"), "Which digit is read as which."),
            (draw_misread(load), "Digits that are misread: what they are, as what, and how sure the network is."),
            (draw_calibration(load), "Whether its probabilities hold, each class by itself; how many lie in each bin.")],
        "tables": lambda: [(draw_tables(load, source), "Each row as it is classified by a network that was trained without it.")],
        "diabetes": lambda: [(draw_diabetes(load), "Diabetes: each patient by a network that was trained without them.")],
        "spirals": lambda: [(draw_spirals(load), "Two spirals: the test's points, and what the network says everywhere.")],
        "forecast": lambda: [(draw_forecast(load), "The Mackey-Glass equation, and a network that goes on from its own numbers.")],
        "autoencoder": lambda: [(draw_codes(load), "All digits as the autoencoder's two numbers; it saw no labels."),
                                (draw_restored(load), "Test digits, and below each what its two numbers restore.")],
        "distillation": lambda: [(draw_students(load, runs["distillation"]["said"]), "Ten students of each kind, and their mean.")],
        "fashion": lambda: [
            (draw_history(os.path.join(folder, "fashion_history.csv"), "Fashion-MNIST"), "Fashion-MNIST, epoch by epoch."),
            (draw_matrix(load("fashion_confusion"), CLOTHES, "Fashion-MNIST"), "Which of the clothes is taken for which.")]}
    return [pair for name in drawn if name in runs for pair in drawn[name]()]


def section(training, source):
    rows = [{"name": name, "what": PROGRAMS[name], "said": [line for line in run["said"].splitlines() if "accuracy" in line
             or "R2" in line or "variance" in line], "seconds": run["seconds"], "good": run["good"]}
            for name, run in training["runs"].items()]
    return environment().get_template("training.html").render(rows=rows, figures=figures(training, source),
                                                              fashion="fashion" in training["runs"])
