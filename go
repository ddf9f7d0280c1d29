#!/bin/sh
# Lamina's one command. Installs what is missing (Debian and Ubuntu packages), builds, and runs.
usage="usage: ./go report     train the four reference systems, time the workloads, and write the report
       ./go bench      all benchmarks, against every peer there is, and their page: some twenty minutes
       ./go test       the tests: this machine's instruction set, clang with sanitizers, plain x86-64, NEON
       ./go test all   the full matrix: both compilers, three vector widths, NEON, format, lint, installation
       ./go shapes     the compile-time shape tests alone"

set -eu
cd "$(dirname "$0")"

# install_missing <package>…: those that are not there yet; boost stands for whichever package has Hana.
install_missing() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  boost=""
  [ -e /usr/include/boost/hana.hpp ] || boost=libboost-dev
  [ -z "$missing$boost" ] && return
  command -v apt-get >/dev/null || { echo "lamina: please install:$missing $boost" >&2; exit 1; }
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  # Debian 12 has 1.74 under the plain name and 1.81 beside it; the two cannot be installed together
  if [ -n "$boost" ] && apt-cache show libboost1.81-dev >/dev/null 2>&1; then boost=libboost1.81-dev; fi
  echo "lamina: installing$missing $boost"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing $boost >/dev/null
}

library="g++ cmake ninja-build xtl-dev libxtensor-dev libxsimd-dev"
tests="catch2 nlohmann-json3-dev python3 clang-19 libclang-rt-19-dev libomp-19-dev qemu-user"
report="nlohmann-json3-dev catch2 python3-numpy python3-matplotlib python3-jinja2 graphviz libbenchmark-dev libeigen3-dev"
peers="libopenblas-dev libdnnl-dev libdlib-dev libfann-dev libxsmm-dev python3-torch clang-19"
neon=g++-aarch64-linux-gnu

build_and_test() { # <configure preset> [<build and test preset>]
  cmake --preset "$1"
  cmake --build --preset "${2:-$1}"
  ctest --preset "${2:-$1}"
}

case "${1:-} ${2:-}" in
"report ")
  install_missing $library $report
  cmake --preset native
  cmake --build --preset report
  ;;
"bench ")
  install_missing $library $report $peers
  cmake --preset clang-native
  cmake --build --preset clang-native --target bench_lamina
  cmake --preset native
  cmake --build --preset native --target bench
  ;;
"test ")
  install_missing $library $tests $neon
  build_and_test native
  build_and_test sanitized sanitized-laws
  build_and_test baseline baseline-reference # laws are run with the short registers natively too
  build_and_test neon
  sed -n 's/^LAMINA_CUDA_STATE:INTERNAL=/lamina: /p' build/native/CMakeCache.txt
  ;;
"test all")
  install_missing $library $tests $report $neon clang-format-19 clang-tidy-19
  cmake/format.sh --check
  for preset in native sanitized baseline avx2 clang-native clang-baseline neon; do build_and_test "$preset"; done
  cmake/tidy.sh
  cmake/install_test.sh
  ;;
"shapes ")
  install_missing $library $tests
  cmake --preset native
  ctest --preset shapes
  ;;
*)
  echo "$usage" >&2
  exit 2
  ;;
esac
