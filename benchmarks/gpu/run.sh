#!/bin/sh
# On a machine with a GPU: compiles and runs the tests that need one, under compute-sanitizer too, then measures Lamina
# beside PyTorch. Needs nvcc, a Python with PyTorch, and the headers of Boost.Hana, xtensor, xtl, nlohmann-json and Catch2;
# with those of xsimd too, a core of the same machine is measured beside the GPU.
usage="usage: benchmarks/gpu/run.sh <folder of those headers> <folder for the results>"
set -eu
[ $# = 2 ] || { echo "$usage" >&2; exit 2; }
here=$(cd "$(dirname "$0")/../.." && pwd)
headers=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
nvcc=$(command -v nvcc || echo /usr/local/cuda/bin/nvcc)
python=${PYTHON:-python3}

capability=$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader 2>/dev/null | head -n 1 | tr -d .)
[ -n "$capability" ] || { echo "lamina: there is no CUDA device here." >&2; exit 1; }
version=$("$nvcc" --version | sed -n 's/.*release \([0-9.]*\).*/\1/p')
torch=$("$python" -c 'import torch; print(torch.__version__)' 2>/dev/null || echo none)
commit=$(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo unknown)
nvidia-smi --query-gpu=name,driver_version --format=csv,noheader | head -n 1 |
  sed "s/\(.*\), \(.*\)/{\"device\": \"\1\", \"driver\": \"\2\", \"nvcc\": \"$version\", \"torch\": \"$torch\", \"commit\": \"$commit\"}/" \
    >"$out/machine.json"
cat "$out/machine.json"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compile() { # <source> <object>
  "$nvcc" -O3 -std=c++20 --expt-relaxed-constexpr -DLAMINA_CUBLASLT -arch="sm_$capability" -I"$here/include" -I"$here/tests" -I"$headers" \
    "-DLAMINA_TEST_REFERENCE=\"$here/tests/reference\"" -c "$1" -o "$work/$2.o"
}
jobs=""
for source in cuda backends/cuda/network backends/cuda/device backends/cuda/device_block backends/cuda/device_group \
  backends/cuda/stream; do
  compile "$here/tests/$source.cu" "test_$(basename $source)" &
  jobs="$jobs $!"
done
compile "$here/tests/catch_main.cpp" test_main &
jobs="$jobs $!"
compile "$here/benchmarks/gpu/bench.cu" bench &
jobs="$jobs $!"
compile "$here/docs/examples/or.cu" or &
jobs="$jobs $!"
for job in $jobs; do wait "$job"; done
for program in test bench or; do
  "$nvcc" "$work/$program"*.o -lcublasLt -o "$work/$program"
done

"$work/or" | tee "$out/or.txt"
grep -q 'error at step  9000: 6.205274e-02' "$out/or.txt" ||
  { echo "lamina: the example has not the digits of PyTorch; see $out/or.txt" >&2; exit 1; }
"$work/test" | tee "$out/tests.txt"
sanitizer=$(command -v compute-sanitizer || echo "$(dirname "$nvcc")/compute-sanitizer")
if [ -x "$sanitizer" ]; then
  for tool in memcheck racecheck; do
    timeout 120 "$sanitizer" --tool "$tool" --error-exitcode 1 "$work/test" "So does*,Groups*,A block*,A network*" \
      >"$out/$tool.txt" 2>&1 || { tail -n 20 "$out/$tool.txt"; exit 1; }
    tail -n 1 "$out/$tool.txt"
  done
else
  echo "lamina: no compute-sanitizer, so that nothing was run under it" | tee "$out/memcheck.txt"
fi

timeout 200 "$work/bench" >"$out/lamina.jsonl"
if [ -d "$headers/xsimd" ]; then
  c++ -O3 -std=c++20 -march=native -I"$here/include" -I"$headers" "$here/benchmarks/gpu/core.cpp" -o "$work/core"
  timeout 60 "$work/core" >"$out/core.jsonl"
else
  echo "lamina: no headers of xsimd, so that nothing was measured of a core"
  : >"$out/core.jsonl"
fi
if [ "$torch" = none ]; then
  echo "lamina: no PyTorch, so that there are no peers"
  : >"$out/torch.jsonl"
else
  timeout 240 "$python" "$here/benchmarks/gpu/peers.py" >"$out/torch.jsonl"
fi
"$python" "$here/benchmarks/gpu/table.py" "$out/machine.json" "$out/lamina.jsonl" "$out/core.jsonl" "$out/torch.jsonl"
cat "$out/results.md"
