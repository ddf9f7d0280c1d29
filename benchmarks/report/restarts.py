"""The report's answer to document 002's "why sometimes it works so badly?": ten thousand restarts, drawn and in words."""
from collections import Counter

from drawing import BLUE, GRAY, GREEN, ORANGE, RED, axes, environment, picture, plt

FATES = [("a neuron is dead when drawn", GRAY), ("a neuron has died", RED), ("all alive, one way only", ORANGE),
         ("falls and rises", BLUE)]
SHAPES = ["falls and rises", "only falls", "only rises", "constant"]


def thousands(number):
    return f"{number:,}"


def percent(part, whole):
    share = 100 * part / whole
    return f"{share:.0f}\u00a0%" if share >= 10 or share == 0 else f"{share:.1f}\u00a0%"


# ---- figures -------------------------------------------------------------------------------------------------------

def plain_numbers(axis):
    axis.set_major_formatter(lambda value, _: f"{value:g}")


def draw_losses(r, wide):
    """Every restart's last loss, by what became of its neurons; where there is room, beside the least losses of some curves."""
    figure, ax = axes(11, 3.4) if wide else axes()
    low, high = min(r["losses"]), 1.02 * max(r["losses"])
    bins = 160 if wide else 60
    edges = [low * (high / low) ** (i / bins) for i in range(bins + 1)]
    order = (3, 2, 1, 0)
    ax.hist([[loss for loss, fate in zip(r["losses"], r["fates"]) if fate == i] for i in order], bins=edges, stacked=True,
            color=[FATES[i][1] for i in order], label=[FATES[i][0] for i in order])
    if wide:
        line = r["levels"]["line"]
        for key, name, x, height in (("falls", "only falls", r["levels"]["falls"], 0.93),
                                     ("line", "straight line", line, 0.93),
                                     ("rises", "only rises", line, 0.85),
                                     ("constant", "constant", line, 0.77)):
            ax.axvline(r["levels"][key], color="black", linestyle=":", linewidth=0.8)
            ax.text(0.97 * x, height * ax.get_ylim()[1], f"{name}, at best: {r['levels'][key]:.2f}", ha="right", fontsize=8)
    ax.set_xscale("log")
    plain_numbers(ax.xaxis)
    ax.set_xlabel(f"loss after {thousands(r['steps'])} steps")
    ax.set_ylabel("restarts")
    ax.set_title(f"The ends of {thousands(len(r['losses']))} restarts of two neurons")
    ax.legend(loc="upper left", fontsize=8 if wide else 7)
    return picture(figure, "the last losses of ten thousand restarts")


def draw_shapes(r, data):
    figure, grid = plt.subplots(1, len(r["shapes"]), figsize=(11, 2.6), sharex=True, sharey=True, squeeze=False)
    for ax, group in zip(grid.flat, r["shapes"]):
        inside = [(x, y) for x, y in zip(data["wide_x"], group["y"]) if -3 <= x <= 3]
        ax.plot(data["x"], data["y"], ".", color="black", markersize=4)
        ax.plot([x for x, _ in inside], [y for _, y in inside], color=ORANGE if group["shape"] else BLUE, linewidth=2)
        ax.set_title(f"{SHAPES[group['shape']]}: {percent(group['restarts'], len(r['losses']))}\n"
                     f"seed {group['seed']}, loss {group['loss']:.3f}", fontsize=9)
    return picture(figure, "a typical end of each shape")


def draw_courses(r):
    figure, ax = axes(5.2, 3.6)
    for course in r["courses"][3:]:
        ax.plot(*zip(*course["curve"]), color=FATES[course["fate"]][1], alpha=0.45, linewidth=0.9)
    for course, name, style in zip(r["courses"], ("best", "median", "worst"), ("-", "--", ":")):
        ax.plot(*zip(*course["curve"]), color="black", linestyle=style, linewidth=1.8, label=f"{name}: seed {course['seed']}")
    ax.axvline(r["steps"], color=GRAY, linewidth=0.8)
    ax.set_xscale("log")
    ax.set_yscale("log")
    plain_numbers(ax.yaxis)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    ax.set_title(f"Best, median and worst, and seeds 0 to {len(r['courses']) - 4}, ten times as long")
    ax.legend(fontsize=7, loc="lower left")
    return picture(figure, "losses on the way")


def draw_draws(r):
    """The share of bad ends by how the two neurons were drawn."""
    groups = sorted(r["draws"], key=lambda group: group["bad"] / group["restarts"])
    fates = Counter(r["fates"])
    bars = [(" and ".join(group["neurons"]), group["bad"], group["restarts"]) for group in groups]
    bars.append(("a neuron dead", r["census"]["bad_by_fate"][0], fates[0]))
    figure, ax = axes(5.2, 3.6)
    for row, (_, bad, count) in enumerate(bars):
        ax.barh(row, 100 * bad / count, color=GRAY if row == len(bars) - 1 else GREEN if row == 0 else BLUE)
        ax.text(100 * bad / count + 1, row, f"{percent(bad, count)} of {thousands(count)}", va="center", fontsize=8)
    ax.set_yticks(range(len(bars)), [name for name, _, _ in bars])
    ax.set_xlim(0, 130)
    ax.set_xticks(range(0, 101, 20))
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("bad ends, %")
    ax.set_title("By the draw: the side a neuron is open to, its output's sign")
    return picture(figure, "bad ends by the draw")


def draw_censuses(groups, title, height=2.4):
    """The share of bad ends, by fate: (name, census) of each."""
    figure, ax = axes(5.2, height)
    for row, (_, census) in enumerate(reversed(groups)):
        left = 0
        for (_, color), bad in zip(FATES, census["bad_by_fate"]):
            ax.barh(row, 100 * bad / census["restarts"], left=left, color=color)
            left += 100 * bad / census["restarts"]
        ax.text(left + 1, row, percent(census["bad"], census["restarts"]), va="center", fontsize=8)
    ax.set_yticks(range(len(groups)), [name for name, _ in reversed(groups)])
    ax.set_xlim(0, 115)
    ax.set_xticks(range(0, 101, 20))
    ax.grid(axis="y", visible=False)
    ax.set_xlabel(f"bad ends of {thousands(groups[0][1]['restarts'])}, %; colours as above")
    ax.set_title(title)
    return picture(figure, title)


# ---- words ---------------------------------------------------------------------------------------------------------

def short(r):
    """The answer in a few sentences."""
    bad, count, fates = r["census"]["bad"], r["census"]["restarts"], r["census"]["bad_by_fate"]
    return (f"x² falls and rises, and a neuron does only one of the two: of {thousands(count)} restarts with two neurons "
            f"{percent(bad, count)} end no better than a curve that goes one way. In {percent(fates[0], bad)} of these a neuron was "
            f"dead when drawn, in {percent(fates[1], bad)} one died on the way, and in {percent(fates[2], bad)} both live and do the "
            'same. <a href="#badly">All of it</a>.')


def texts(r):
    census, levels, longer = r["census"], r["levels"], r["longer"]
    bad, count, limit = census["bad"], census["restarts"], r["limit"]
    between = sum(limit / 2 <= loss < limit for loss in r["losses"])
    changes = {group["name"]: group["census"] for group in r["changes"]}
    drawn, repaired = changes["as drawn"], changes["all three"]
    middle = [group["census"] for group in r["rates"] if 0.001 <= group["lr"] <= 0.03]
    slow, fast = r["rates"][0], r["rates"][-1]
    flat, sharp = ([loss for loss in longer["good"] if (loss < 1.05 * min(longer["good"])) == near] for near in (True, False))
    tries = next(k for k in range(1, 1000) if (bad / count) ** k < 0.01)
    return [
        "<b>Because x² falls and rises, and a neuron does only one of the two.</b> A neuron with ReLU is 0 on one side of its bend "
        "and a straight line on the other. A network whose curve only falls, or only rises, has missed a side of the parabola: no "
        f"such curve, of whatever form, has a loss below {limit:.2f} on these points (isotonic regression). One neuron alone can "
        f"do no better, and of the restarts with two {thousands(bad)} ({percent(bad, count)}) end there or above. These are "
        f"called bad here; between half of that loss and all of it lie {between} of {thousands(count)}.",
        "<b>They are stuck, not slow.</b> Of the first "
        f"{thousands(longer['before']['restarts'])} restarts {longer['before']['bad']} are bad after {thousands(r['steps'])} steps, and "
        f"{longer['after']['bad']} after {thousands(longer['steps'])}. Their losses pile up where a curve of their shape can do no better: "
        f"{levels['falls']:.2f} for one that only falls, {levels['line']:.2f} for a straight line, {levels['rises']:.2f} for one that only "
        f"rises, {levels['constant']:.2f} for a constant. Of the good ones {len(flat)} have come to {min(longer['good']):.3f} by then, a V "
        f"with a flat bottom; the other {len(sharp)}, nearly all of them with a single bend, to between {min(sharp):.2f} and "
        f"{max(sharp):.2f}.",
        "A typical end of each shape, the one with the median loss; below, the losses on the way, in the colours of the histogram, and "
        "the share of bad ends by what was drawn:",
        "<b>The proof is a repair.</b> With the hidden biases drawn as 0, restarts that are bad with a neuron dead from the draw go "
        f"from {drawn['bad_by_fate'][0]} to {changes['hidden biases 0']['bad_by_fate'][0]} of {thousands(drawn['restarts'])}; with "
        f"the output weights made positive, those in which one has died from {drawn['bad_by_fate'][1]} to "
        f"{changes['output weights positive']['bad_by_fate'][1]}; with one neuron open to the left and the other to the right, those with both "
        f"alive that go one way only from {drawn['bad_by_fate'][2]} to {changes['one opens left, one right']['bad_by_fate'][2]}. Each "
        "alone leaves the other causes, and "
        + ", ".join(percent(changes[name]["bad"], changes[name]["restarts"]) for name in list(changes)[1:4])
        + f" bad; all three together leave {repaired['bad']} of {thousands(repaired['restarts'])}.",
        "<b>The learning rate has little part in it.</b> "
        f"From 0.001 to 0.03 between {min(c['bad'] for c in middle)} and {max(c['bad'] for c in middle)} of "
        f"{thousands(middle[0]['restarts'])} are bad. At {slow['lr']:g}, {slow['census']['bad_by_fate'][3]} of "
        f"{thousands(slow['census']['restarts'])} that do fall and rise have not come down yet, and at {fast['lr']:g} the steps are too long "
        f"for {fast['census']['bad_by_fate'][3]} to settle.",
        "<b>More neurons help,</b> because one that falls and one that rises among them are enough: "
        + ", ".join(f"{percent(group['census']['bad'], group['census']['restarts'])} bad with {group['hidden']}" for group in r["widths"])
        + f". So do more tries: {tries} restarts of two neurons, and <code>best_of</code> their losses, leave a chance of less than 1 % "
        "that all are bad.",
    ]


def causes(r):
    fates, bad, deaths = Counter(r["fates"]), r["census"]["bad_by_fate"], r["deaths"]
    good = next(group for group in r["draws"] if group["neurons"] == ["left +", "right +"])
    return [
        f"{thousands(fates[0])} restarts drew a neuron that is 0 at all twenty points. No gradient reaches it, ever: {thousands(bad[0])} "
        "of them end badly.",
        f"{thousands(fates[1])} lost a neuron on the way, and {thousands(bad[1])} of these end badly. {thousands(deaths['died'])} neurons "
        f"died, {thousands(deaths['died_negative'])} of them drawn with a negative output weight: as long as the output is too low, "
        "descent pushes such a neuron down, and if it is 0 at every point before its weight has changed sign, it stays so. Of all the "
        f"live neurons drawn with a negative weight that is {percent(deaths['died_negative'], deaths['drawn_negative'])}.",
        f"{thousands(fates[2])} keep both neurons alive, and with both go one way only: {thousands(bad[2])} of them end badly.",
        f"{thousands(fates[3])} fall and rise, and {thousands(bad[3])} of these are still above {r['limit']:.2f}.",
        f"Where both neurons were drawn alive, with positive output weights, one open to the left and one to the right, "
        f"{good['bad']} of {thousands(good['restarts'])} end badly.",
    ]


def section(d):
    r = d["restarts"]
    figures = {
        "losses": draw_losses(r, wide=True), "shapes": draw_shapes(r, d["data"]), "courses": draw_courses(r), "draws": draw_draws(r),
        "changes": draw_censuses([(g["name"], g["census"]) for g in r["changes"]], "Repaired draws"),
        "rates": draw_censuses([(f"{g['lr']:g}", g["census"]) for g in r["rates"]], "By learning rate"),
        "widths": draw_censuses([(f"N = {g['hidden']}", g["census"]) for g in r["widths"]], "By width")}
    return environment().get_template("restarts.html").render(
        r=r, count=len(r["losses"]), figures=figures, texts=texts(r), causes=causes(r))
