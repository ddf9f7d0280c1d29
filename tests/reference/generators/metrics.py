"""What scikit-learn says of labels, scores and outputs; expected_calibration_error, which it has not, by NumPy."""
import warnings

import numpy
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")  # of classes that do not occur, which is what is asked
numpy.seterr(all="ignore")


def labelled(random, rows, classes, right, weights=None):
    """Labels, and as many predicted ones, of which about so many are right."""
    labels = random.choice(classes, rows, p=weights)
    guesses = random.choice(classes, rows)
    return numpy.where(random.random(rows) < right, labels, guesses), labels


def averages(score, predicted, labels, classes):
    given = {average: score(labels, predicted, average=average, zero_division=0) for average in ("macro", "micro", "weighted")}
    of_all = {"labels": range(classes), "zero_division": 0}
    found = {**given, "macro of all": score(labels, predicted, average="macro", **of_all),
             "per class": score(labels, predicted, average=None, **of_all).tolist()}
    if classes == 2:
        found["binary"] = score(labels, predicted, zero_division=0)
        found["binary of 0"] = score(labels, predicted, pos_label=0, zero_division=0)
    return found


def of_labels(predicted, labels, classes):
    names = [f"class {chr(ord('a') + i)}" for i in range(classes)]
    names[0] = "naïve, the first"
    found = {
        "predicted": predicted.tolist(), "labels": labels.tolist(), "classes": classes, "names": names,
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, predicted),
        "matthews_corrcoef": metrics.matthews_corrcoef(labels, predicted),
        "confusion": metrics.confusion_matrix(labels, predicted, labels=range(classes)).flatten().tolist(),
        "precision": averages(metrics.precision_score, predicted, labels, classes),
        "recall": averages(metrics.recall_score, predicted, labels, classes),
        "f1": averages(metrics.f1_score, predicted, labels, classes),
    }
    if found["accuracy"] > 0:  # else it prints rows as 1.0 where it prints 1 otherwise
        found["report"] = metrics.classification_report(labels, predicted, zero_division=0)
        found["named report"] = metrics.classification_report(labels, predicted, labels=range(classes), target_names=names,
                                                              zero_division=0)
    return found


def calibration_error(holds, p, bins):
    place = numpy.searchsorted(numpy.linspace(0, 1, bins + 1)[1:-1], p)
    return sum(abs(holds[place == b].mean() - p[place == b].mean()) * (place == b).mean() for b in set(place.tolist()))


def log_loss(labels, p, number, classes):
    """With the clipping of the number's type, and its digits those of double."""
    epsilon = float(numpy.finfo(number).eps)
    return metrics.log_loss(labels, numpy.clip(p, epsilon, 1 - epsilon), labels=range(classes))


def of_scores(p, labels):
    """Of probabilities of several classes, as double and, each rounded to float, as float."""
    classes = p.shape[1]
    found = {"classes": classes, "labels": labels.tolist()}
    for name, number in (("double", numpy.float64), ("float", numpy.float32)):
        given = p.astype(number).astype(float)
        best = given.argmax(1)
        found[name] = {
            "probabilities": given.flatten().tolist(),
            "macro": metrics.roc_auc_score(labels, given, multi_class="ovr"),
            "weighted": metrics.roc_auc_score(labels, given, multi_class="ovr", average="weighted"),
            "log_loss": log_loss(labels, given, number, classes),
            "top_k": [metrics.top_k_accuracy_score(labels, given, k=k, labels=range(classes)) for k in range(1, classes)],
            "ece": calibration_error((best == labels).astype(float), given.max(1), 15),
        }
    return found


def of_positive(p, labels):
    found = {"labels": labels.tolist()}
    for name, number in (("double", numpy.float64), ("float", numpy.float32)):
        given = p.astype(number).astype(float)
        curves = {}
        for bins in (1, 5, 10, 49):
            positives, mean = calibration_curve(labels, given, n_bins=bins)
            place = numpy.searchsorted(numpy.linspace(0, 1, bins + 1)[1:-1], given)
            curves[str(bins)] = {"positives": positives.tolist(), "mean": mean.tolist(),
                                 "counts": [int(count) for count in numpy.bincount(place) if count],
                                 "ece": calibration_error(labels, given, bins)}
        found[name] = {"probabilities": given.tolist(), "roc_auc": metrics.roc_auc_score(labels, given),
                       "log_loss": log_loss(labels, given, number, 2), "curves": curves}
    return found


def of_outputs(y, t):
    found = {"outputs": y.shape[1]}
    for name, number in (("double", numpy.float64), ("float", numpy.float32)):
        given, wanted = y.astype(number).astype(float), t.astype(number).astype(float)
        found[name] = {"y": given.flatten().tolist(), "t": wanted.flatten().tolist(),
                       "mse": metrics.mean_squared_error(wanted, given), "mae": metrics.mean_absolute_error(wanted, given),
                       "rmse": metrics.root_mean_squared_error(wanted, given)}
        if len(y) > 1:
            found[name]["r2"] = metrics.r2_score(wanted, given)
    return found


def make():
    random = numpy.random.default_rng(7)
    one = numpy.array([1])
    absent = numpy.array([0, 4, 4, 2, 2, 0, 4]), numpy.array([0, 2, 4, 2, 5, 0, 4])  # neither has 1 or 3, the labels not 0 to 5
    softmax = numpy.exp(random.normal(0, 2, (50, 10)))
    softmax /= softmax.sum(1, keepdims=True)
    drawn = numpy.array([random.choice(10, p=p) for p in softmax])
    drawn[:10] = range(10)
    eighths = random.multinomial(8, [0.5, 0.3, 0.2], 60) / 8  # many ties, and zeros
    tenths = numpy.round(random.random(80), 1)
    smooth = random.random(70)
    t = random.normal(0, 3, (40, 3))
    constant = numpy.full((10, 3), 0.125)  # not 0.1, whose mean is another number to NumPy, and R² -5e34
    constant_of_others = constant.copy()
    constant_of_others[:, 0] = range(10)
    return {
        "labels": {
            "binary": of_labels(*labelled(random, 50, 2, 0.6), 2),
            "binary, imbalanced": of_labels(*labelled(random, 60, 2, 0.7, [0.95, 0.05]), 2),
            "three classes": of_labels(*labelled(random, 70, 3, 0.5), 3),
            "ten classes": of_labels(*labelled(random, 90, 10, 0.7), 10),
            "three, imbalanced": of_labels(*labelled(random, 80, 3, 0.8, [0.9, 0.08, 0.02]), 3),
            "absent classes": of_labels(*absent, 6),
            "all right": of_labels(drawn, drawn, 10),
            "all of one class": of_labels(numpy.array([1, 1, 0]), numpy.array([1, 1, 1]), 2),
            "one row, right": of_labels(one, one, 2),
            "one row, wrong": of_labels(one, one - 1, 2),
        },
        "scores": {
            "ten classes": of_scores(softmax, drawn),
            "three classes with ties": of_scores(eighths, random.choice(3, 60)),
            "three, imbalanced": of_scores(eighths, numpy.minimum(random.choice(3, 60, p=[0.9, 0.05, 0.05]) + (eighths[:, 2] > 0.5), 2)),
        },
        "positive": {
            "with ties": of_positive(tenths, (random.random(80) < tenths).astype(int)),
            "without": of_positive(smooth, (random.random(70) < smooth**2).astype(int)),
            "certain and wrong": of_positive(numpy.array([0.0, 1.0, 1.0, 0.5]), numpy.array([1, 0, 1, 1])),
        },
        "outputs": {
            "one": of_outputs(t[:, :1] + random.normal(0, 1, (40, 1)), t[:, :1]),
            "three": of_outputs(t + random.normal(0, 1, (40, 3)), t),
            "worse than the mean": of_outputs(-t, t),
            "large": of_outputs(1e6 + t + random.normal(0, 1, (40, 3)), 1e6 + t),
            "one row": of_outputs(t[:1] + 1, t[:1]),
            "of equal targets": of_outputs(constant_of_others, constant),
        },
    }
