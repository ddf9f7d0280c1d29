# SPDX-License-Identifier: BSL-1.0
"""Puts lines of JSON together: table.py <machine.json> <lines>… writes results.json and results.md beside the first."""
import json
import pathlib
import sys


def rows_of(lines):
    """{(name, type, count): {engine: ms}}, in the order in which they were measured."""
    rows = {}
    for line in lines:
        if line.startswith("{"):
            entry = json.loads(line)
            rows.setdefault((entry["name"], entry["type"], entry["count"]), {})[entry["engine"]] = entry["ms"]
    return rows


def markdown(machine, rows):
    engines = sorted({engine for row in rows.values() for engine in row}, key=lambda e: (e != "lamina", e))
    text = ["| | type | count | " + " | ".join(f"{engine}, ms" for engine in engines) + " |",
            "|---" * (3 + len(engines)) + "|"]
    for (name, kind, count), row in rows.items():
        cells = [f"{row[engine]:.4g}" if engine in row else "–" for engine in engines]
        text.append(f"| {name} | {kind} | {count:,} | " + " | ".join(cells) + " |")
    alone = "cuBLASLt's products alone"
    shares = [f"{name} in {kind}: {row['lamina'] / row[alone]:.2f} times its products alone."
              for (name, kind, _), row in rows.items() if "lamina" in row and alone in row]
    notes = [f"{key} {value}" for key, value in machine.items()]
    return "\n".join([*text, "", "The least time of the repeats. " + "; ".join(notes) + ".", *shares]) + "\n"


def main():
    machine_file = pathlib.Path(sys.argv[1])
    machine = json.loads(machine_file.read_text())
    rows = rows_of(line for name in sys.argv[2:] for line in pathlib.Path(name).read_text().splitlines())
    if not rows:
        sys.exit("lamina: there are no results.")
    results = [{"name": key[0], "type": key[1], "count": key[2], "ms": row} for key, row in rows.items()]
    folder = machine_file.parent
    (folder / "results.json").write_text(json.dumps({"machine": machine, "rows": results}, indent=1) + "\n")
    (folder / "results.md").write_text(markdown(machine, rows))


if __name__ == "__main__":
    main()
