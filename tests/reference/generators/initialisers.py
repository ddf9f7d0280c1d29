# SPDX-License-Identifier: BSL-1.0
"""What torch.nn.init fills weights of several shapes with, one after another from one generator, in float and double."""
import math

import torch

init = torch.nn.init
SHAPES = [(3, 2), (7, 3), (2, 7), (17, 2), (4, 17), (4, 4), (4, 3, 5), (2, 3, 2, 2)]


def siren(weight: torch.Tensor, generator: torch.Generator) -> None:
    """As the authors' notebook: explore_siren.ipynb, SineLayer.init_weights."""
    fan_in = weight[0].numel()
    bound = 1 / fan_in if weight.shape == SHAPES[0] else math.sqrt(6 / fan_in) / 30
    init.uniform_(weight, -bound, bound, generator)


FILLS = {
    "Uniform": lambda w, g: init.uniform_(w, generator=g),
    "Uniform of -0.3 to 0.7": lambda w, g: init.uniform_(w, -0.3, 0.7, g),
    "Normal": lambda w, g: init.normal_(w, generator=g),
    "Normal of 1 and 0.02": lambda w, g: init.normal_(w, 1, 0.02, g),
    "TruncatedNormal": lambda w, g: init.trunc_normal_(w, generator=g),
    "TruncatedNormal of one side": lambda w, g: init.trunc_normal_(w, 0.1, 0.5, 0.1, 3, g),
    "TruncatedNormal of little": lambda w, g: init.trunc_normal_(w, 0.1, 0.5, 0.9, 3, g),
    "XavierUniform": lambda w, g: init.xavier_uniform_(w, generator=g),
    "XavierUniform before Tanh": lambda w, g: init.xavier_uniform_(w, init.calculate_gain("tanh"), g),
    "XavierNormal": lambda w, g: init.xavier_normal_(w, generator=g),
    "KaimingUniform": lambda w, g: init.kaiming_uniform_(w, generator=g),
    "KaimingUniform before LeakyReLU": lambda w, g: init.kaiming_uniform_(w, 0.2, "fan_out", generator=g),
    "KaimingNormal": lambda w, g: init.kaiming_normal_(w, generator=g),
    "KaimingNormal before SELU": lambda w, g: init.kaiming_normal_(w, 0, "fan_out", "selu", g),
    "Orthogonal": lambda w, g: init.orthogonal_(w, generator=g),
    "Orthogonal before ReLU": lambda w, g: init.orthogonal_(w, init.calculate_gain("relu"), g),
    "Default": lambda w, g: init.kaiming_uniform_(w, math.sqrt(5), generator=g),  # torch.nn.Linear.reset_parameters
    "Siren": siren,
}


def filled(fill, dtype: torch.dtype) -> list[float]:
    generator = torch.Generator().manual_seed(7)
    weights = [torch.empty(shape, dtype=dtype) for shape in SHAPES]
    for weight in weights:
        fill(weight, generator)
    return [number for weight in weights for number in weight.flatten().tolist()]


def make() -> dict:
    slopes = [0, 0.01, 0.2, math.sqrt(5)]
    gains = {name: init.calculate_gain(name) for name in ("linear", "sigmoid", "tanh", "relu", "selu")}
    return {"shapes": [list(shape) for shape in SHAPES], "gains": gains,
            "leaky_relu": [[slope, init.calculate_gain("leaky_relu", slope)] for slope in slopes],
            "filled": {name: {"float": filled(fill, torch.float32), "double": filled(fill, torch.float64)}
                       for name, fill in FILLS.items()}}
