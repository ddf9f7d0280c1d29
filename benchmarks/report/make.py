"""Runs the main job: computes, compares, draws, and writes one HTML file. Called by the CMake target `report`."""
import argparse
import json
import os
import platform
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from system import commit, output_of, processor, pythons  # noqa: E402

import benchmarks  # noqa: E402
import render  # noqa: E402
import training  # noqa: E402

EXAMPLES = ["or_perceptron", "or_hidden", "regression", "hello_world"]


def progress(step, what):
    print(f"[{step}/7] {what}", flush=True)


def python_numbers(source):
    """NumPy's and PyTorch's own runs, by the first Python that has them."""
    script = os.path.join(source, "benchmarks", "report", "pytorch.py")
    answers = []
    for python in pythons():
        try:
            answers.append(json.loads(output_of([python, script])))
        except (OSError, subprocess.CalledProcessError, json.JSONDecodeError):
            continue
        if answers[-1]["torch"]:
            break
    return max(answers, key=lambda answer: answer["torch"] is not None, default={"numpy": None, "torch": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="the folder of the example programs")
    parser.add_argument("--report", required=True, help="the program lamina_report")
    parser.add_argument("--build", required=True, help="the build folder, for the benchmarks")
    parser.add_argument("--source", required=True, help="the root of the source tree")
    parser.add_argument("--out", required=True, help="the folder to write to")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)

    progress(1, "the four documents through the public interface")
    data_file = os.path.join(arguments.out, "data.json")
    subprocess.run([arguments.report, data_file], check=True)
    with open(data_file) as file:
        data = json.load(file)

    progress(2, "the documents by hand, and the example programs")
    data["by_hand"] = {name: output_of([os.path.join(arguments.programs, "by_hand_" + name)]) for name in EXAMPLES}
    data["examples"] = {name: output_of([os.path.join(arguments.programs, "example_" + name)]) for name in EXAMPLES}

    progress(3, "training on real data")
    data["training"] = training.run(arguments.programs, arguments.source, arguments.out)

    progress(4, "the documents in NumPy and PyTorch")
    data["python"] = python_numbers(arguments.source)
    if not data["python"]["torch"]:
        print("      PyTorch is not importable here: the report shows the documents' own times instead, marked so"
              " (apt-get install python3-torch brings it)")

    progress(5, "the benchmarks, short form")
    subprocess.run([sys.executable, os.path.join(arguments.source, "benchmarks", "run.py"), "--quick", "--build",
                    arguments.build, "--out", arguments.out], check=True)
    run = benchmarks.read(os.path.join(arguments.out, "benchmarks-short.json"))

    progress(6, "drawing")
    data["machine"] = {"processor": processor(), "system": platform.platform(), "commit": commit(arguments.source),
                       "date": time.strftime("%Y-%m-%d %H:%M")}
    html = render.render(data, arguments.source, benchmarks.section(run, short=True))
    report = os.path.join(arguments.out, "report.html")
    with open(report, "w") as file:
        file.write(html)
    with open(data_file, "w") as file:
        json.dump(data, file, indent=1)

    progress(7, f"done: {len(html) // 1024} KiB in {report}")
    print(f"\nThe report is {os.path.abspath(report)}\nits numbers are {os.path.abspath(data_file)}")


if __name__ == "__main__":
    main()
