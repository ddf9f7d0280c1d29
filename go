#!/bin/sh
# Lamina's one command. Installs what is missing (Debian and Ubuntu packages), builds, and runs.
usage="usage: ./go report     train the four reference systems and write the report
       ./go test       the tests: this machine's instruction set, clang with sanitizers, plain x86-64
       ./go test all   the full matrix: both compilers, three vector widths, format, lint, installation
       ./go shapes     the compile-time shape tests alone"

set -eu
cd "$(dirname "$0")"

# installs <package>…: those that are not there yet
install_missing() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return
  command -v apt-get >/dev/null || { echo "lamina: please install:$missing" >&2; exit 1; }
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "lamina: installing$missing"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# Boost 1.81 conflicts with the unversioned package, which is 1.74 on Debian 12: take the newer, or whatever is there.
boost() {
  [ -e /usr/include/boost/hana.hpp ] && return
  if apt-cache show libboost1.81-dev >/dev/null 2>&1; then echo libboost1.81-dev; else echo libboost-dev; fi
}

library="g++ cmake ninja-build xtl-dev libxtensor-dev libxsimd-dev"
tests="catch2 nlohmann-json3-dev clang-19 libclang-rt-19-dev"
report="nlohmann-json3-dev catch2 python3-numpy python3-matplotlib python3-jinja2 graphviz"

build_and_test() { # <configure preset> [<build and test preset>]
  cmake --preset "$1"
  cmake --build --preset "${2:-$1}"
  ctest --preset "${2:-$1}"
}

case "${1:-} ${2:-}" in
"report ")
  install_missing $library $report $(boost)
  cmake --preset native
  cmake --build --preset report
  ;;
"test ")
  install_missing $library $tests $(boost)
  build_and_test native
  build_and_test sanitized
  build_and_test baseline laws
  grep -h "^CUDA_STATE" build/native/CMakeCache.txt 2>/dev/null || true
  ;;
"test all")
  install_missing $library $tests $report clang-format-19 clang-tidy-19 $(boost)
  cmake/format.sh --check
  for preset in native sanitized baseline avx2 clang-native clang-baseline; do build_and_test "$preset"; done
  cmake/tidy.sh
  cmake/install_test.sh
  ;;
"shapes ")
  install_missing $library $tests $(boost)
  cmake --preset native
  ctest --preset shapes
  ;;
*)
  echo "$usage" >&2
  exit 2
  ;;
esac
