# SPDX-License-Identifier: BSL-1.0
"""onnx_activations.json: ONNX's node tests of activations, of those whose attributes one of our types has.

Not there: float16 and int8, HardSigmoid's and SELU's own slopes, Clip without one of its bounds or with crossed ones.
"""
import numpy
import onnx
from onnx.backend.test.case.node import collect_testcases


def number(value):
    return repr(round(float(value), 6))


def type_of(op, attributes, inputs):
    """The C++ type that computes a node; None: there is none."""
    alpha = attributes.get("alpha")
    if op == "Elu":
        return f"ELU<{number(alpha if alpha is not None else 1)}>"
    if op == "Celu":
        return f"CELU<{number(alpha if alpha is not None else 1)}>"
    if op == "LeakyRelu":
        return f"LeakyReLU<{number(alpha if alpha is not None else 0.01)}>"
    if op == "ThresholdedRelu":
        return f"Threshold<{number(alpha if alpha is not None else 1)}, 0.0>"
    if op == "Gelu":
        return "GELUTanh" if attributes.get("approximate") == b"tanh" else "GELU"
    if op == "Shrink":
        bias, bound = attributes.get("bias", 0), attributes.get("lambd", 0.5)
        return f"Hardshrink<{bound}>" if bias == 0 else f"Softshrink<{bound}>" if bias == bound else None
    if op == "Clip":
        bounded = len(inputs) == 3 and inputs[1] < inputs[2]
        return f"Hardtanh<{number(inputs[1])}, {number(inputs[2])}>" if bounded else None
    if op == "Swish":
        return "SiLU" if alpha == 1 else None
    if op in ("HardSigmoid", "Selu") and attributes:
        return None
    return {"HardSwish": "Hardswish", "Mish": "Mish", "PRelu": "PReLU<>", "Relu": "ReLU", "Selu": "SELU", "Sigmoid": "Sigmoid",
            "Softplus": "Softplus<>", "Softsign": "Softsign", "Tanh": "Tanh", "Softmax": "Softmax",
            "LogSoftmax": "LogSoftmax"}.get(op)


def make():
    cases = {}
    for case in collect_testcases():
        node = case.model.graph.node[0]
        attributes = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
        inputs, outputs = case.data_sets[0]
        if len(case.model.graph.node) > 1 or not inputs or getattr(inputs[0], "dtype", None) != numpy.float32:
            continue
        name = type_of(node.op_type, attributes, inputs)
        if name is None:
            continue
        x, y = inputs[0], outputs[0]
        numbers = {"type": name}
        if name.endswith("Softmax"):
            axis = attributes.get("axis", -1)
            x, y = numpy.moveaxis(x, axis, -1), numpy.moveaxis(y, axis, -1)
            numbers["columns"] = x.shape[-1]
        if name.startswith("PReLU"):
            numbers["weight"] = numpy.broadcast_to(inputs[1], x.shape).flatten().tolist()
        step = 1 if x.size < 1000 else 50
        cases[case.name] = numbers | {"x": x.flatten().tolist()[::step], "y": y.flatten().tolist()[::step]}
    return {"cases": cases}
