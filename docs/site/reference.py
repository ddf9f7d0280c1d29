#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The pages of the reference, from what Doxygen read in the headers; and whether every public name is in them.

usage: reference.py <folder of Doxygen's XML> <include/lamina> <folder for the pages>

Public is what stands in the namespaces lamina, lamina::random and lamina::init, what `using core::name;` brings there, and
what PAGES names besides. Exits with 1 where one of these has no /// sentence, or a member of a public class has none that is not in
SAME_EVERYWHERE, nor an overload that has.
"""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

# title: what the page says first, the folders of headers whose public names it has, names of other namespaces
PAGES = {
    "Networks": ("A network is a type, a `Sequential` of layers; a `Network` has its numbers, a `Trainer` moves them.",
                 "model network backends/cpu backends/reference .", "lamina::reference::Network lamina::core::Parameter"),
    "Layers": ("What a `Sequential` is made of, beside activations.", "layers", "lamina::core::Dense lamina::core::Direct"),
    "Activations": ("Formulas between layers; each is fused into the layer before it.", "activations", ""),
    "Losses": ("What training makes smaller.", "losses", ""),
    "Optimizers": ("How a step moves the numbers.", "optimizers", ""),
    "Whole batches": ("`minimise` and what it is given, for batches that do not change.", "full_batch", ""),
    "Schedules": ("By how much an optimizer's `lr` is multiplied, before each step.", "schedules", ""),
    "Metrics": ("How good predictions are: scikit-learn's numbers, of any arrays.", "metrics", ""),
    "Formulas of your own": ("Bases, and the vocabulary of bodies.", "formula",
                             " ".join("lamina::core::symbol::" + name for name in
                                      "where max min clamp sign abs square sqrt pow exp expm1 log log1p sin cos sinh cosh tanh erf "
                                      "sigmoid softplus log_cosh row_sum row_mean row_max log_sum_exp".split())),
    "Initialisers": ("What weights start with; `initialise` fills a network.", "initialisers", "lamina::core::Weight"),
    "Random numbers": ("Bit for bit those of PyTorch and NumPy.", "random", ""),
    "Arrays": ("Arrays come in as xtensor's, as contiguous memory of the standard library, or as a view.", "arrays", ""),
    "Data": ("Data sets, their batches and parts, and what is fitted to them.", "data", ""),
    "Training on data": ("`Trainer::fit`: epochs, validation, history.", "fit", ""),
    "Files": ("CSV, NumPy's `.npy` and MNIST's IDX; each has its own header, which `lamina.hpp` does not include.", "io", ""),
    "Expressions": ("Formulas and layers composed by hand.", "expression", ""),
    "GPU": ("Networks whose numbers lie on a device of CUDA's.", "backends/cuda backends/cuda/runtime",
            " ".join("lamina::cuda::" + name for name in
                     "Network Ensemble BasicDeviceArray DeviceArray Precision device_count available use_device plan".split())),
    "One program for many processors": ("One network, compiled for several instruction sets.", "portable", ""),
    "Errors and threads": ("What is thrown, and who works.", "support", ""),
    "A backend of your own": ("What a backend and a place have to do, and what they may leave to others.", "",
                              "lamina::core::Backend lamina::core::Computes lamina::core::SumsInParts lamina::core::SumsOfGroups "
                              "lamina::core::Place lamina::core::BackendDefaults"),
}
SAME_EVERYWHERE = {
    "name": "what `summary` calls it",
    "prefix": "what its keys start with",
    "inputs": "how many values it takes",
    "outputs": "how many values it gives",
    "mac_count": "its multiply-accumulates for a sample",
    "parameters": "its trained arrays, as it declares them",
    "value": "the formula's body",
    "Parameter": "what a trained array is declared with",
    "Operands": "what its formula takes besides",
    "Contraction": "what backends compute of it",
    "Reduction": "`Mean` or `Sum`",
    "states": "how many numbers an optimizer keeps for each that is trained",
    "hyper": "an optimizer's numbers, at a step",
    "update": "an optimizer's formula",
    "lr": "how far a step goes",
    "momentum": "how much of the last step goes on",
    "weight_decay": "how much of a weight is added to its gradient, or with `AdamW` and `Lion` taken off it",
    "betas": "how much of each average is kept in a step",
    "eps": "what is added to what is divided by",
    "dampening, nesterov, alpha, rho, lr_decay, initial_accumulator_value, momentum_decay, etas, step_sizes":
        "a number of an optimizer's formula",
    "centered, has_momentum": "whether an optimizer has the tag",
    "factor, epochs, start_factor, end_factor, share, every, gamma, milestones, power, warmup, final, restarts, restart_factor, "
    "pct_start, anneal_strategy, div_factor, final_div_factor, patience, threshold, cooldown, min_factor":
        "a number of a schedule, as its sentences have it",
    "optimizer": "the one that it is around",
    "around": "the same around another optimizer",
    "observed": "how many of its states are read elsewhere",
    "norm, decay": "the number in its sentence",
    "members, group_count, is_trained": "the groups, how many, which are trained",
    "derivative": "the slope, by the output",
    "weights": "what each class counts",
    "outputs_of_target": "how many outputs there are for each target",
    "Loss, first, count, weight": "a term's loss, its columns and its weight",
    "Terms": "its terms, as a tuple",
    "loss, accuracy": "of all rows",
    "not_measured, add": "for the library itself, which makes it",
    "scale": "a constant of its formula",
    "network_type, loss_type, optimizer_type": "what it is given",
    "snapshot, restore": "what training changes, and back to it",
    "architecture": "the `Sequential` of it",
    "value_type": "the type of its numbers",
    "data, begin, end, size, shape, rows": "as the standard library's containers have them",
    "element, storage, Pass, backend, Inside, Joining, Unnamed, divides, counts_fans": "for the library itself",
}
KINDS = {"class": "doxygenclass", "struct": "doxygenstruct", "typedef": "doxygentypedef", "variable": "doxygenvariable",
         "function": "doxygenfunction", "enum": "doxygenenum", "concept": "doxygenconcept"}


def sentence(node: ET.Element) -> str:
    return "".join("".join(node.find(where).itertext()) for where in ("briefdescription", "detaileddescription")
                   if node.find(where) is not None).strip()


class Headers:
    """What Doxygen found, by its full name: classes and concepts, and the members of namespaces."""

    def __init__(self, xml: pathlib.Path, include: pathlib.Path):
        self.found = collections.defaultdict(list)
        for entry in ET.parse(xml / "index.xml").getroot():
            kind = entry.get("kind")
            if kind in ("class", "struct", "concept", "namespace"):
                compound = ET.parse(xml / f"{entry.get('refid')}.xml").getroot().find("compounddef")
                if kind != "namespace":
                    self.found[entry.findtext("name")].append(compound)
                else:
                    for member in compound.iter("memberdef"):
                        self.found[f"{entry.findtext('name')}::{member.findtext('name')}"].append(member)
        self.public = {name for name in self.found if re.fullmatch(r"lamina::(random::|init::(gain::)?)?\w+", name)}
        for header in include.rglob("*.hpp"):
            for name in re.findall(r"^using (core::\w+);", header.read_text(), re.MULTILINE):
                self.public.add(f"lamina::{name}")
        self.public = {name for name in self.public if not self.is_guide(name)}

    def is_guide(self, name: str) -> bool:
        """Deduction guides are members of a namespace for Doxygen."""
        return any(node.get("kind") in ("class", "struct") for node in self.found[name]) is False and any(
            node.get("kind") == "function" and not node.findtext("type") for node in self.found[name])

    def folder_of(self, name: str) -> str:
        location = self.found[name][0].find("location").get("file")
        return str(pathlib.PurePath(location).parent.relative_to("lamina"))


def problems_of(headers: Headers, name: str):
    nodes = headers.found[name]
    if not nodes:
        yield f"{name} is not found"
    elif not any(sentence(node) for node in nodes):
        yield f"{name} has no sentence: {nodes[0].find('location').get('file')}"
    same = {member for names in SAME_EVERYWHERE for member in names.split(", ")}
    for node in nodes:
        if node.tag != "compounddef" or node.get("kind") == "concept":
            continue
        members = [member for section in node.iter("sectiondef") if section.get("kind").startswith("public")
                   for member in section.iter("memberdef")]
        said = {member.findtext("name") for member in members if sentence(member)}
        own = name.split("::")[-1]
        for member in members:
            member_name = member.findtext("name")
            if member_name not in said | same and member_name.strip("~") != own and not member_name.startswith("operator"):
                yield f"{name}::{member_name} has no sentence: {node.find('location').get('file')}"


def entry(headers: Headers, name: str) -> str:
    text = ""
    nodes = [node for node in headers.found[name] if node.tag == "compounddef"] or headers.found[name]
    for node in nodes:
        arguments = ""
        if node.get("kind") == "function" and len(nodes) > 1:
            arguments = "(" + ", ".join("".join(p.find("type").itertext()) + (p.findtext("array") or "") for p in node.findall("param")) + ")"
        text += f".. {KINDS[node.get('kind')]}:: {name}{arguments}\n"
        if node.get("kind") in ("class", "struct"):
            text += "   :members:\n   :undoc-members:\n"
        text += "\n"
    return text


def main() -> None:
    headers = Headers(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    pages = pathlib.Path(sys.argv[3])
    pages.mkdir(parents=True, exist_ok=True)
    problems = []
    left = set(headers.public)
    index = "Reference\n=========\n\nWhat these mean is the same everywhere:\n\n"
    index += "".join(f"* {', '.join(f'``{name}``' for name in names.split(', '))}: {meaning.replace('`', '``')}.\n"
                     for names, meaning in SAME_EVERYWHERE.items())
    index += "\n.. toctree::\n   :hidden:\n\n"
    table = ""
    for title, (intro, folders, besides) in PAGES.items():
        mine = sorted((name for name in left if headers.folder_of(name) in folders.split()), key=lambda name: name.split("::")[-1].lower())
        left -= set(mine)
        names = mine + [name for name in besides.split() if name not in mine]
        file = title.lower().replace(" ", "_")
        problems += [problem for name in names for problem in problems_of(headers, name)]
        text = f"{title}\n{'=' * len(title)}\n\n{intro.replace('`', '``')}\n\n"
        for name in names:
            short = name.removeprefix("lamina::").removeprefix("core::").removeprefix("symbol::")
            text += f"{short}\n{'-' * len(short)}\n\n{entry(headers, name)}"
        (pages / f"{file}.rst").write_text(text)
        index += f"   {file}\n"
        table += f"* :doc:`{file}`: {', '.join(f'``{name.split(chr(58))[-1]}``' for name in names)}\n"
    (pages / "index.rst").write_text(index + "\n" + table)
    problems += [f"{name} is on no page: {headers.folder_of(name)}" for name in sorted(left)]
    for problem in problems:
        print(f"lamina: {problem}", file=sys.stderr)
    print(f"{len(headers.public)} public names, {len(problems)} without an entry or a sentence")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
