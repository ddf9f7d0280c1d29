# SPDX-License-Identifier: BSL-1.0
"""The programs whose compilation is held to a budget: SOURCES, by name."""
import os

_HEADERS = """#include <xsimd/xsimd.hpp>
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xfixed.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xfixed.hpp>
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif
"""

_NETWORK = """#include <lamina/lamina.hpp>
using A = lamina::Sequential<LAYERS>;
using Array = xt::xtensor<float, 2>;
Array train_and_infer(Array const& x, Array const& t)
{
    lamina::Network<A, float> net;
    lamina::Trainer trainer{net, lamina::MSELoss{}, lamina::SGD{.lr = 0.05}};
    trainer.run(10, x, t);
    return net(x);
}
"""

_INFERENCE = """#include <lamina/inference.hpp>
#include <span>
using A = lamina::Sequential<LAYERS>;
void infer(lamina::Network<A, float> const& net, std::span<float const, 2> x, std::span<float, 1> y)
{
    net.forward(x, y);
}
"""


def _sequential(more: int, first: int = 16, equal: bool = True) -> str:
    """2-first-1 with so many more Linear layers and activations before its last: of 16 values, or all different."""
    widths = [2, first] + [16 if equal else 17 + i for i in range(more)] + [1]
    linears = [f"lamina::Linear<{takes}, {gives}>" for takes, gives in zip(widths, widths[1:])]
    return ", lamina::Tanh, ".join(linears) + ", lamina::Sigmoid"


SOURCES = {
    "xsimd": "#include <xsimd/xsimd.hpp>\n",
    "inference": _INFERENCE.replace("LAYERS", _sequential(0, first=3)),
    "headers": _HEADERS,
    "2-3-1": _NETWORK.replace("LAYERS", _sequential(0, first=3)),
    "2-16-1": _NETWORK.replace("LAYERS", _sequential(0)),
    "ten more": _NETWORK.replace("LAYERS", _sequential(10)),
    "50 layers": _NETWORK.replace("LAYERS", _sequential(48)),
    "50 widths": _NETWORK.replace("LAYERS", _sequential(48, equal=False)),
}


def written_to(folder: str) -> dict[str, str]:
    """Writes them all to a folder: their paths, by name."""
    paths = {name: os.path.join(folder, name.replace(" ", "_") + ".cpp") for name in SOURCES}
    for name, path in paths.items():
        with open(path, "w") as file:
            file.write(SOURCES[name])
    return paths
