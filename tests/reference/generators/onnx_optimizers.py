# SPDX-License-Identifier: BSL-1.0
"""ONNX's node tests of its training operators, in float, and its reference implementations of them at a later step."""
import numpy
import onnx  # noqa: F401, for its version in the file
from onnx import numpy_helper
from onnx.backend.test.case.node import collect_testcases
from onnx.reference import ReferenceEvaluator

# how many arrays it takes and gives for each array of weights: of x, g and the states, and of x and the states
OPERATORS = {"Adam": (4, 3), "Adagrad": (3, 2), "Momentum": (3, 2)}


def attributes_of(node):
    return {a.name: a.s.decode() if a.type == a.STRING else a.f for a in node.attribute}


def arrays_of(values):
    return [value if isinstance(value, numpy.ndarray) else numpy_helper.to_array(value) for value in values]


def joined(arrays, kinds):
    """X1, X2, G1, G2, … as X, G, …"""
    each = len(arrays) // kinds
    return [numpy.concatenate(arrays[k * each : (k + 1) * each]).astype(float).tolist() for k in range(kinds)]


def make():
    found = {}
    for case in collect_testcases(None):
        node = case.model.graph.node[0]
        if node.op_type not in OPERATORS:
            continue
        inputs, outputs = map(arrays_of, case.data_sets[0])
        names = [value.name for value in case.model.graph.input]
        later = [inputs[0], numpy.array(3, dtype=numpy.int64), *inputs[2:]]
        given, made = OPERATORS[node.op_type]
        for name, at, results in ((case.name, inputs, outputs), (case.name + " at T = 3", later, arrays_of(
                ReferenceEvaluator(case.model).run(None, dict(zip(names, later)))))):
            found[name] = {"operator": node.op_type, **attributes_of(node), "R": float(at[0]), "T": int(at[1]),
                           "given": joined(at[2:], given), "made": joined(results, made)}
    return {"cases": found}
